"use client"; // moves between panels without leaving the page

import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { tabLook } from "@/components/ui/tab-links";

interface TabsProps {
  label: string;
  tabs: { id: string; label: ReactNode; content: ReactNode }[];
  initial?: string;
}

/** Panels of one page, one shown at a time. Where the address should remember the choice, use TabLinks. */
export function Tabs({ label, tabs, initial }: TabsProps) {
  const id = useId();
  const [current, setCurrent] = useState(initial ?? tabs[0]?.id);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    setCurrent(next.id);
    document.getElementById(`${id}-${next.id}-tab`)?.focus();
  }

  return (
    <div>
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex overflow-x-auto border-line border-b"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}-tab`}
            type="button"
            role="tab"
            aria-selected={tab.id === current}
            aria-controls={`${id}-${tab.id}`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => setCurrent(tab.id)}
            className={tabLook(tab.id === current)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          id={`${id}-${tab.id}`}
          role="tabpanel"
          aria-labelledby={`${id}-${tab.id}-tab`}
          hidden={tab.id !== current}
          className="pt-4"
        >
          {tab.content}
        </div>
      ))}
    </div>
  );
}
