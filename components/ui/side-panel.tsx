"use client"; // Escape closes it

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId } from "react";
import { Icon } from "@/components/ui/icon";
import { IconLink } from "@/components/ui/icon-link";

interface SidePanelProps {
  title: ReactNode;
  /** The same list without the open item. */
  closeHref: Route;
  actions?: ReactNode;
  children: ReactNode;
}

/** The detail beside a list, which keeps its place; over it on narrow screens. Open while the address names an item. */
export function SidePanel({ title, closeHref, actions, children }: SidePanelProps) {
  const t = useTranslations("ui");
  const router = useRouter();
  const id = useId();

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const typing =
        event.target instanceof Element && event.target.closest("input, textarea, select, dialog, [role=menu]");
      if (event.key === "Escape" && !typing) router.push(closeHref, { scroll: false });
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router, closeHref]);

  return (
    <aside
      aria-labelledby={id}
      className="fixed inset-0 z-40 flex animate-appear flex-col bg-surface xl:sticky xl:inset-auto xl:top-18 xl:z-auto xl:max-h-[calc(100dvh-5.5rem)] xl:w-120 xl:shrink-0 xl:rounded-card xl:border xl:border-line"
    >
      <header className="flex items-center justify-between gap-3 border-line border-b py-2 pr-2 pl-4">
        <h2 id={id} className="truncate">
          {title}
        </h2>
        <IconLink href={closeHref} scroll={false} label={t("close")} icon={<Icon name="x" />} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
      {actions ? (
        <footer className="flex flex-wrap justify-end gap-2 border-line border-t p-3">{actions}</footer>
      ) : null}
    </aside>
  );
}
