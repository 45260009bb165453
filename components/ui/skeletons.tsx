import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

function Bar({ className }: { className: string }) {
  return <div className={cx("animate-breathe rounded-control bg-sunken", className)} />;
}

function Loading({ className, children }: { className?: string; children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div role="status" className={className}>
      <span className="sr-only">{t("loading")}</span>
      <div aria-hidden className="contents">
        {children}
      </div>
    </div>
  );
}

const keys = (count: number) => Array.from({ length: count }, (_, key) => key);

/** Posts or comments: portrait, name, two lines. */
export function PostListSkeleton({ count = 4 }: { count?: number }) {
  return (
    <Loading className="flex flex-col gap-3">
      {keys(count).map((key) => (
        <div key={key} className="flex gap-3 rounded-card border border-line bg-surface p-4">
          <Bar className="size-10 rounded-full" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Bar className="h-4 w-32" />
            <Bar className="h-4 w-full" />
            <Bar className="h-4 w-3/5" />
          </div>
        </div>
      ))}
    </Loading>
  );
}

/** A profile's head: portrait, name, line of text. */
export function ProfileSkeleton() {
  return (
    <Loading className="flex items-center gap-4 rounded-card border border-line bg-surface p-4">
      <Bar className="size-18 rounded-full" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <Bar className="h-6 w-40" />
        <Bar className="h-4 w-64 max-w-full" />
      </div>
    </Loading>
  );
}

/** A dense table. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Loading className="flex flex-col rounded-card border border-line bg-surface">
      {keys(rows).map((key) => (
        <div key={key} className="flex gap-4 border-line border-b p-3 last:border-0">
          <Bar className="h-4 w-16" />
          <Bar className="h-4 flex-1" />
          <Bar className="h-4 w-24" />
        </div>
      ))}
    </Loading>
  );
}

/** A form: labels and fields. */
export function FormSkeleton({ fields = 3 }: { fields?: number }) {
  return (
    <Loading className="flex flex-col gap-5 rounded-card border border-line bg-surface p-4">
      {keys(fields).map((key) => (
        <div key={key} className="flex flex-col gap-2">
          <Bar className="h-4 w-24" />
          <Bar className="h-10 w-full" />
        </div>
      ))}
    </Loading>
  );
}
