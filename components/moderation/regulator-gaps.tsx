import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";

const gapNames = [
  "measuresWithoutReport",
  "reportsWithoutMeasure",
  "statesWithoutMeasure",
  "measuresWithoutCase",
] as const;

/** Whether measures, cases, reports and what readers see fit one another; the counts where they do not. */
export function RegulatorGaps({ gaps }: { gaps: Readonly<Record<(typeof gapNames)[number], number>> }) {
  const t = useTranslations("regulator.gaps");
  const broken = gapNames.filter((name) => gaps[name] > 0);
  const isWhole = broken.length === 0;
  return (
    <section
      aria-label={t("title")}
      className={cx(
        "flex gap-2.5 rounded-control px-3 py-2",
        isWhole ? "bg-ok-soft text-ok" : "bg-danger-soft text-danger",
      )}
    >
      <Icon name={isWhole ? "shield-check" : "siren"} className="mt-1 size-4" />
      <div>
        <p>{t(isWhole ? "whole" : "broken")}</p>
        {broken.map((name) => (
          <p key={name} className="text-small tabular-nums">
            {t("line", { what: t(name), count: gaps[name] })}
          </p>
        ))}
      </div>
    </section>
  );
}
