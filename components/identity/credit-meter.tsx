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
      {/* Drawn, because the content security policy takes no style attributes. */}
      <svg aria-hidden className="h-4 w-full" viewBox={`0 0 ${table.mostPoints} 4`} preserveAspectRatio="none">
        <rect y={1} width={table.mostPoints} height={2} className="fill-sunken" />
        <rect y={1} width={own.points} height={2} className="fill-brand" />
        {table.levels.map(({ level, from }) =>
          from === null ? null : (
            <line key={level} x1={from} x2={from} y2={4} vectorEffect="non-scaling-stroke" className="stroke-control" />
          ),
        )}
      </svg>
      <p className="text-ink-soft text-small">
        {next?.from ? t("toNext", { points: next.from - own.points, level: next.level }) : t("highest")}
      </p>
    </div>
  );
}
