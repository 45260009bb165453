import type { ReactNode } from "react";

interface ColumnsProps {
  /** Beside the page from 1200 px on; nothing that one must reach stands only here. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The page's own landmarks inside AppShell: main, and the aside where there is room. */
export function Columns({ aside, children }: ColumnsProps) {
  return (
    <>
      <main id="content" tabIndex={-1} className="flex min-w-0 max-w-150 flex-1 flex-col gap-4 focus:outline-none">
        {children}
      </main>
      {aside ? (
        <aside className="hidden w-80 shrink-0 xl:block">
          <div className="sticky top-18 flex flex-col gap-4">{aside}</div>
        </aside>
      ) : null}
    </>
  );
}
