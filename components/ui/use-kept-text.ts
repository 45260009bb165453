"use client"; // remembers while the page lives

import { useState } from "react";

const kept = new Map<string, string>();

/** A text that is being written, found again where its field is closed and opened, or another page was looked at. It ends with the page itself: nothing stays on the device. */
export function useKeptText(of: string): [text: string, change: (next: string) => void] {
  const [text, setText] = useState(kept.get(of) ?? "");
  function change(next: string) {
    if (next === "") kept.delete(of);
    else kept.set(of, next);
    setText(next);
  }
  return [text, change];
}
