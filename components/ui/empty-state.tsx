import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: ReactNode;
  title: ReactNode;
  /** What to do first. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing here yet, and how to begin. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center [&>svg]:mb-2 [&>svg]:size-10 [&>svg]:text-ink-faint">
      {icon}
      <div className="font-medium text-title">{title}</div>
      {children ? <div className="max-w-sm text-ink-soft">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
