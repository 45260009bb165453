import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";

export interface Figure {
  label: string;
  value: ReactNode;
  /** Asks for attention: something is late. */
  isLate?: boolean;
}

/** A group of public figures under one heading. */
export function Figures({ title, figures }: { title: string; figures: Figure[] }) {
  return (
    <Card>
      <CardHeader title={title} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        {figures.map(({ label, value, isLate = false }) => (
          <div key={label} className="flex flex-col-reverse justify-end">
            <dt className="text-ink-soft text-small">{label}</dt>
            <dd className={cx("font-semibold text-heading tabular-nums", isLate && "text-danger")}>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
