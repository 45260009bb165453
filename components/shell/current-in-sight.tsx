"use client"; // scrolls

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** Brings the link of the present page into sight where the links inside are a strip that scrolls. */
export function CurrentInSight({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const current = place.current?.querySelector<HTMLElement>(`a[aria-current="page"]`);
    let strip = current?.parentElement ?? null;
    while (strip && strip !== place.current && strip.scrollWidth <= strip.clientWidth) strip = strip.parentElement;
    if (!current || !strip || !pathname) return;
    const [link, shown] = [current.getBoundingClientRect(), strip.getBoundingClientRect()];
    if (link.left < shown.left || link.right > shown.right) strip.scrollLeft += link.left - shown.left - 16;
  }, [pathname]);

  return <div ref={place}>{children}</div>;
}
