"use client"; // listens to the whole page

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** What a click inside a text may be meant for instead. */
const inner = "a, button, input, label, select, textarea, summary, video, audio";

/** Where a click here leads: what the text of a post in a list opens; null everywhere else, and in dialogs, where something else is under way. */
function addressAt(target: EventTarget | null): Route | null {
  const element = target instanceof Element ? target : null;
  const text = element?.closest<HTMLElement>("[data-opens]");
  if (!element || !text || text.closest("dialog")) return null;
  const place = element.closest(inner);
  if (place && text.contains(place)) return null;
  return (text.dataset.opens ?? null) as Route | null; // PostText put it there
}

function hasSelection(): boolean {
  return getSelection()?.isCollapsed === false;
}

/**
 * A click on the text of a post in a list opens the post, as its time does for keys; with Ctrl or ⌘, or with the middle button, in a tab of its own. Who selects words, or clicks to
 * be rid of a selection, stays where they are.
 */
export function TextOpensPost() {
  const router = useRouter();
  useEffect(() => {
    let beganSelected = false;
    function onMouseDown(event: MouseEvent) {
      beganSelected = hasSelection();
      // As on a link, the middle button begins no scrolling.
      if (event.button === 1 && addressAt(event.target)) event.preventDefault();
    }
    function onClick(event: MouseEvent) {
      const address = addressAt(event.target);
      const isOther = event.defaultPrevented || event.shiftKey || event.altKey || event.button > 1;
      if (!address || isOther || beganSelected || hasSelection()) return;
      if (event.button === 1 || event.ctrlKey || event.metaKey) window.open(address, "_blank", "noopener");
      else router.push(address);
    }
    document.addEventListener("mousedown", onMouseDown);
    document.addEventListener("click", onClick);
    document.addEventListener("auxclick", onClick);
    return () => {
      document.removeEventListener("mousedown", onMouseDown);
      document.removeEventListener("click", onClick);
      document.removeEventListener("auxclick", onClick);
    };
  }, [router]);
  return null;
}
