import { useLocale, useTranslations } from "next-intl";
import type { CitableRule, MeasureChoice } from "@/server/features/moderation/contract/cases";
import type { BottomLine } from "@/server/shared/bottom-lines";

interface StatementPreviewProps {
  measures: readonly MeasureChoice[];
  rule: CitableRule | null;
  bottomLine: BottomLine | null;
  reason: string;
}

/** What the author will receive, as it stands so far. */
export function StatementPreview({ measures, rule, bottomLine, reason }: StatementPreviewProps) {
  const t = useTranslations("desk.decide");
  const words = useTranslations("measures");
  const locale = useLocale();
  const lines = [
    [t("previewWhat"), measures.map(({ kind }) => words(`kind.${kind}`)).join(" · ")],
    [t("previewFacts"), reason],
    [t("previewRule"), rule ? t("previewRuleVersion", { title: rule.title[locale], version: rule.version }) : ""],
    [t("previewLine"), bottomLine ? words(`bottomLine.${bottomLine}`) : ""],
    [
      t("previewPeriod"),
      measures.map(({ days }) => (days ? t("previewDays", { count: days }) : t("noEnd"))).join(" · "),
    ],
    [t("previewAppeal"), t("previewAppealText")],
  ] as const;
  return (
    <section className="rounded-card border border-line bg-sunken p-3">
      <h4 className="mb-2 font-medium text-small">{t("preview")}</h4>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-small">
        {lines.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className={value ? "whitespace-pre-wrap break-words" : "text-ink-faint"}>{value || "—"}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
