import type { Route } from "next";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type TabLink, TabLinks } from "@/components/ui/tab-links";

interface DeskListProps {
  /** What the tabs part, and the states to choose from. */
  label: string;
  tabs: TabLink[];
  /** What is said where a state holds nothing; null where it holds something. */
  empty: { icon: ReactNode; title: string; hint: string | null } | null;
  /** Where the next page is; null on the last. */
  more: { href: Route; label: string } | null;
  children: ReactNode;
}

/** A list of the desk: its states as tabs, its rows or words in their place, and the way to the next page. */
export function DeskList({ label, tabs, empty, more, children }: DeskListProps) {
  return (
    <>
      <TabLinks label={label} items={tabs} />
      {empty ? (
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.hint}
        </EmptyState>
      ) : (
        children
      )}
      {more ? (
        <ButtonLink href={more.href} variant="secondary" className="self-center">
          {more.label}
        </ButtonLink>
      ) : null}
    </>
  );
}

/** The address of a page of the desk with what is chosen there; what is undefined is left out. */
export function deskAddress(path: Route, chosen: Record<string, string | undefined>): Route {
  const entries = Object.entries(chosen).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return (entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`) as Route; // the same page
}
