import type { ReactNode } from "react";
import { AccountCorner, type ShellViewer } from "@/components/shell/account-corner";
import { CurrentInSight } from "@/components/shell/current-in-sight";
import { Header } from "@/components/shell/header";
import { type NavItem, NavLinks } from "@/components/shell/nav-links";

interface ConsoleShellProps {
  viewer: ShellViewer;
  /** The console's name; names its navigation too. */
  name: string;
  items: NavItem[];
  children: ReactNode;
}

/** The frame of a console: side navigation, and room for a dense table with a panel. The page brings ConsolePage. */
export function ConsoleShell({ viewer, name, items, children }: ConsoleShellProps) {
  return (
    <>
      <Header account={<AccountCorner viewer={viewer} />} />
      <div className="flex flex-col gap-4 px-4 pt-4 pb-10 md:flex-row md:gap-6">
        <nav aria-label={name} className="min-w-0 shrink-0 md:w-50">
          <div className="md:sticky md:top-18">
            <p className="mb-2 px-3 font-medium text-ink-faint text-small max-md:sr-only">{name}</p>
            <CurrentInSight>
              <NavLinks layout="rail" items={items} />
            </CurrentInSight>
          </div>
        </nav>
        {children}
      </div>
    </>
  );
}

interface ConsolePageProps {
  title: ReactNode;
  /** Filters and buttons in the heading line. */
  actions?: ReactNode;
  /** A SidePanel while the address names an item. */
  panel?: ReactNode;
  children: ReactNode;
}

/** A console's page: heading line, list, and the open item beside it. */
export function ConsolePage({ title, actions, panel, children }: ConsolePageProps) {
  return (
    <div className="flex min-w-0 flex-1 items-start gap-6">
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col gap-4 focus:outline-none">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1>{title}</h1>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
        {children}
      </main>
      {panel}
    </div>
  );
}
