"use client"; // keeps what is typed while the tab lives

import { useEffect, useState } from "react";

/** State that survives a reload and a step to another page of the same tab; `null` forgets it. The server renders `initial`. */
export function useDraft<T extends object>(name: string, initial: T): [T, (change: Partial<T> | null) => void] {
  const [value, setValue] = useState(initial);
  const key = `draft:${name}`;

  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept) setValue((empty) => ({ ...empty, ...JSON.parse(kept) }));
  }, [key]);

  function change(part: Partial<T> | null) {
    setValue((before) => {
      const next = part === null ? initial : { ...before, ...part };
      if (part === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(next));
      return next;
    });
  }

  return [value, change];
}
