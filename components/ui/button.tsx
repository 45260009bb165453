import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/cx";

const variants = {
  primary: "bg-brand text-on-brand hover:bg-brand/90",
  secondary: "border border-control bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink-soft hover:bg-sunken hover:text-ink",
  danger: "bg-danger text-on-danger hover:bg-danger/90",
};

const sizes = {
  small: "h-8 gap-1.5 px-3 text-small",
  medium: "h-9 gap-2 px-4",
  large: "h-11 gap-2 px-6",
};

// Drawn with a border, so that every page with a button need not load an icon.
const spinner = "size-4 animate-spin rounded-full border-2 border-current border-r-transparent";

interface Look {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  icon?: ReactNode;
}

function look({ variant = "primary", size = "medium" }: Look, className?: string): string {
  return cx(
    "inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control font-medium transition-colors",
    "disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
    variants[variant],
    sizes[size],
    className,
  );
}

export type ButtonProps = ComponentProps<"button"> & Look & { loading?: boolean };

/** A button that acts. While `loading` it stays focusable, says so, and ignores further presses. */
export function Button({ variant, size, icon, loading = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
      className={look({ variant, size }, cx(loading && "opacity-70", className))}
    >
      {loading ? <span aria-hidden className={spinner} /> : icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "href"> & Look & { href: Route };

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link prefetch={false} {...rest} className={look({ variant, size }, className)}>
      {icon}
      {children}
    </Link>
  );
}
