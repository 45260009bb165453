import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

interface ChoiceLinkProps {
  href: Route;
  current: boolean;
  className: string;
  children: ReactNode;
}

/** One of several choices that stand in the address: the page stays where it was scrolled to. */
export function ChoiceLink({ current, ...rest }: ChoiceLinkProps) {
  return <Link {...rest} prefetch={false} scroll={false} aria-current={current ? "page" : undefined} />;
}
