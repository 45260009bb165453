"use client"; // remembers how far one had read

import { useEffect, useLayoutEffect } from "react";

const places = new Map<string, number>();
const backWithinMs = 5_000;
let wentBackAt = Number.NEGATIVE_INFINITY;

if (typeof window !== "undefined") {
  window.addEventListener("popstate", () => {
    wentBackAt = performance.now();
  });
}

/** Going back to a list finds it at the place where one left it. The browser tries before the list is there; this tries once it is. */
export function useKeptPlace(key: string): void {
  // The server lays nothing out.
  const useOnceThere = typeof window === "undefined" ? useEffect : useLayoutEffect;
  useOnceThere(() => {
    const place = places.get(key);
    if (place !== undefined && performance.now() - wentBackAt < backWithinMs) window.scrollTo({ top: place });
    const remember = () => places.set(key, window.scrollY);
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [key]);
}
