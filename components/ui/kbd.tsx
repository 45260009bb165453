import type { ReactNode } from "react";

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-6 justify-center rounded-control border border-control bg-sunken px-1.5 font-mono text-ink-soft text-small">
      {children}
    </kbd>
  );
}
