"use client"; // scrolls

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** Brings the link of the present page into sight where the navigation inside is a strip that scrolls. */
export function CurrentInSight({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const current = place.current?.querySelector<HTMLElement>(`a[aria-current="page"]`);
    const strip = current?.closest("ul");
    if (!current || !strip || !pathname) return;
    strip.scrollLeft += current.getBoundingClientRect().left - strip.getBoundingClientRect().left - 16;
  }, [pathname]);

  return <div ref={place}>{children}</div>;
}
