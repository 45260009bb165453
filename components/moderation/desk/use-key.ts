"use client"; // listens to the keyboard

import { useEffect, useEffectEvent } from "react";

/** Runs `act` when the key is pressed alone, outside fields, menus and dialogs. `null` listens to nothing. */
export function useKey(key: string | null, act: () => void): void {
  const run = useEffectEvent(act);
  useEffect(() => {
    if (key === null) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest("input, textarea, select, [contenteditable], dialog, [role=menu]")) return;
      event.preventDefault();
      run();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [key]);
}
