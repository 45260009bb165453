import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Progress } from "@/components/ui/progress";

/** The end of the scale. */
const mostPoints = 100;

interface CreditSummaryProps {
  points: number;
  level: number;
  /** The least points of each level. */
  levelFrom: readonly number[];
  href?: Route;
}

/** Credit at a glance: level, points, and how far the next level is. */
export function CreditSummary({ points, level, levelFrom, href }: CreditSummaryProps) {
  const t = useTranslations("standing.credit");
  const next = levelFrom[level + 1];
  return (
    <section className="relative flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="flex items-center gap-2">
          <Icon name="award" className="size-5 text-brand" />
          {href ? (
            <Link href={href} prefetch={false} className="after:absolute after:inset-0">
              {t("title")}
            </Link>
          ) : (
            t("title")
          )}
        </h2>
        <p className="tabular-nums">
          <strong className="text-heading">{t("level", { level })}</strong>
          <span className="ml-3 text-ink-soft">{t("points", { points })}</span>
        </p>
      </div>
      <Progress
        label={next === undefined ? t("highest") : t("toNext", { points: next - points, level: level + 1 })}
        value={points / mostPoints}
      />
    </section>
  );
}
