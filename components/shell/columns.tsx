import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

interface ColumnsProps {
  /** Beside the page from 1200 px on; nothing that one must reach stands only here. */
  aside?: ReactNode;
  /** For what needs width more than company: it takes the aside's room. */
  wide?: boolean;
  children: ReactNode;
}

/** The page's own landmarks inside AppShell: main, and the aside where there is room. */
export function Columns({ aside, wide = false, children }: ColumnsProps) {
  return (
    <>
      <main
        id="content"
        tabIndex={-1}
        className={cx("flex min-w-0 flex-1 flex-col gap-4 focus:outline-none", wide ? "max-w-206" : "max-w-150")}
      >
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
