import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { ReportStatusView } from "@/server/features/moderation/contract/reports";

/** The four states of a report with their times, what is due, and the result with its reason. */
export function ReportProgress({ report }: { report: ReportStatusView }) {
  const t = useTranslations("reports");
  const steps = [
    { state: "accepted", at: report.acceptedAt },
    { state: "assessed", at: report.assessedAt },
    { state: "handled", at: report.handledAt },
    { state: "fed-back", at: report.fedBackAt },
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-ink-soft">{t("status.subject")}</dt>
        <dd>{t(`subject.${report.subjectKind}`)}</dd>
        <dt className="text-ink-soft">{t("status.reason")}</dt>
        <dd>{t(`reason.${report.reason}`)}</dd>
        <dt className="text-ink-soft">{t("status.due")}</dt>
        <dd className="flex flex-wrap items-center gap-2">
          <Time at={report.dueAt} style="absolute" />
          {report.isOverdue ? (
            <Badge tone="danger" icon={<Icon name="hourglass" />}>
              {t("status.overdue")}
            </Badge>
          ) : null}
        </dd>
      </dl>
      {report.isOverdue ? <p className="text-danger text-small">{t("status.overdueHint")}</p> : null}
      <ol aria-label={t("status.steps")} className="flex flex-col">
        {steps.map(({ state, at }) => (
          <li key={state} className="relative flex gap-3 pb-4 last:pb-0">
            <span
              className={cx(
                "z-10 mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full border",
                at ? "border-ok bg-ok-soft text-ok" : "border-control bg-surface text-ink-faint",
              )}
            >
              <Icon name={at ? "check" : "clock-3"} className="size-3.5" />
            </span>
            <span aria-hidden className="absolute top-6 bottom-0 left-3 w-px bg-line [li:last-child>&]:hidden" />
            <span className={at ? "" : "text-ink-faint"}>
              {t(`state.${state}`)}
              <span className="ml-2 text-ink-soft text-small">
                {at ? <Time at={at} style="absolute" /> : t("status.waiting")}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {report.outcome ? (
        <section className="rounded-control bg-sunken px-4 py-3">
          <h3 className="flex items-center gap-2">
            <Icon name={report.outcome === "upheld" ? "gavel" : "info"} />
            {t(`outcome.${report.outcome}`)}
          </h3>
          <p className="mt-1 whitespace-pre-wrap">
            <span className="sr-only">{t("status.feedback")}: </span>
            {report.feedback}
          </p>
        </section>
      ) : null}
    </div>
  );
}
