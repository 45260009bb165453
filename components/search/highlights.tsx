"use client"; // marks words in what is already there

import { type ReactNode, useEffect, useRef } from "react";
import { soughtWords } from "@/server/shared/sought-words";

const name = "found";

/**
 * Marks the words of a search wherever they stand in the posts inside, also in those that come as one reads on. The browser paints them over the text (CSS Custom Highlight
 * API): no element is added, so nothing that reads the page aloud is broken up. A browser without it shows the posts unmarked.
 */
export function Highlights({ text, children }: { text: string; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = root.current;
    const words = soughtWords(text);
    if (!element || !words || typeof Highlight === "undefined") return;
    const parts = [...words.runs, ...words.words.map((word) => `(?<![a-z0-9])${word}(?![a-z0-9])`)];
    const pattern = new RegExp(parts.join("|"), "giu");
    const mark = () => CSS.highlights.set(name, new Highlight(...rangesIn(element, pattern)));
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(name);
    };
  }, [text]);

  return <div ref={root}>{children}</div>;
}

/** Where the pattern stands in the texts of posts: paragraphs of articles, and nothing else of a card. */
function rangesIn(element: HTMLElement, pattern: RegExp): Range[] {
  const ranges: Range[] = [];
  for (const paragraph of element.querySelectorAll("article p.whitespace-pre-wrap")) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const match of (node.textContent ?? "").matchAll(pattern)) {
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}
