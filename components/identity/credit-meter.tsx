import { useTranslations } from "next-intl";
import type { CreditTableView, OwnCreditView } from "@/server/features/credit/contract";

/** Points on their scale, with the levels marked, in words and as a bar. */
export function CreditMeter({ own, table }: { own: OwnCreditView; table: CreditTableView }) {
  const t = useTranslations("credit");
  const next = table.levels.find(({ level }) => level === own.level + 1);
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-baseline gap-3">
        <strong className="font-semibold text-display tabular-nums">{t("level", { level: own.level })}</strong>
        <span className="text-ink-soft tabular-nums">{t("points", { points: own.points })}</span>
      </p>
      <meter
        aria-label={t("meter", { most: table.mostPoints })}
        min={0}
        max={table.mostPoints}
        value={own.points}
        className="sr-only"
      />
      <div aria-hidden className="relative h-2 rounded-full bg-sunken">
        <div className="h-full rounded-full bg-brand" style={{ width: `${(100 * own.points) / table.mostPoints}%` }} />
        {table.levels.map(({ level, from }) =>
          from === null ? null : (
            <span
              key={level}
              className="absolute -top-1 h-4 w-px bg-control"
              style={{ left: `${(100 * from) / table.mostPoints}%` }}
            />
          ),
        )}
      </div>
      <p className="text-ink-soft text-small">
        {next?.from ? t("toNext", { points: next.from - own.points, level: next.level }) : t("highest")}
      </p>
    </div>
  );
}
