"use client"; // waits for the first key and click

import { Suspense, useEffect, useRef, useState } from "react";
import { TextOpensPost } from "@/components/microblog/text-opens-post";
import { later } from "@/components/ui/later";

const Keys = later(async () => (await import("@/components/shortcuts/shortcut-keys")).ShortcutKeys);

/** A key and when it was pressed. */
export interface Pressed {
  key: string;
  at: number;
}

/** Keys pressed while the code is on its way are not lost. */
const mostWaiting = 5;

declare global {
  interface Window {
    /** What was pressed, and on which page, since the document came and until the shortcuts did (app/early.ts). */
    pressedEarly?: { event: KeyboardEvent; on: string }[];
  }
}

/** True where a key is meant for the page: pressed alone, and not typed into something. */
function isForPage(event: KeyboardEvent): boolean {
  const at = event.target instanceof Element ? event.target : null;
  return (
    !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing) &&
    /^[a-z/?]$/.test(event.key) &&
    !at?.closest("input, textarea, select, [contenteditable], dialog, [role=menu]")
  );
}

/** What holds on every page: keyboard shortcuts, whose code is fetched with the first key that may be one, and texts that open their posts. */
export function Shortcuts() {
  // Not in the state: of two updates React may draw the later one first, and keys keep their order.
  const waiting = useRef<Pressed[]>([]);
  const [heard, setHeard] = useState(0);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isForPage(event)) return;
      if (event.key === "/") event.preventDefault();
      waiting.current.push({ key: event.key, at: event.timeStamp });
      waiting.current.splice(0, waiting.current.length - mostWaiting);
      setHeard((before) => before + 1);
    }
    document.addEventListener("keydown", onKeyDown);
    for (const { event, on } of window.pressedEarly ?? []) if (on === location.pathname) onKeyDown(event);
    delete window.pressedEarly;
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <TextOpensPost />
      <Suspense>{heard > 0 ? <Keys heard={heard} take={() => waiting.current.splice(0)} /> : null}</Suspense>
    </>
  );
}
