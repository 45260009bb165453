import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

type IconLinkProps = Pick<ComponentProps<typeof Link>, "href" | "scroll"> & { label: string; icon: ReactNode };

/** A link of one icon; the label is its name and its tooltip. */
export function IconLink({ label, icon, ...rest }: IconLinkProps) {
  return (
    <Link
      {...rest}
      prefetch={false}
      aria-label={label}
      title={label}
      className="inline-flex size-9 items-center justify-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink [&_svg]:size-5"
    >
      {icon}
    </Link>
  );
}
