import { useTranslations } from "next-intl";
import { stepWord } from "@/components/moderation/desk/measure-choices";
import { Time } from "@/components/ui/time";
import type { PastDecision } from "@/server/features/moderation/contract/cases";

/** What was decided, by whom, on which rule and why. */
export function DecisionList({ decisions }: { decisions: readonly PastDecision[] }) {
  const t = useTranslations("desk");
  return (
    <ol className="flex flex-col gap-2 text-small">
      {decisions.map((decision) => (
        <li key={`${decision.number}-${decision.at}`} className="border-line border-l-2 pl-3">
          <p className="flex flex-wrap gap-x-2">
            <strong className="font-medium">{t(`outcome.${decision.outcome}`)}</strong>
            <span className="font-mono text-ink-faint">{decision.number}</span>
            {decision.rule ? <span className="text-ink-soft">{decision.rule.id}</span> : null}
            <span className="ml-auto text-ink-soft">
              <bdi>{decision.handler.nickname}</bdi> · <Time at={decision.at} />
            </span>
          </p>
          <p className="whitespace-pre-wrap break-words">{decision.reason}</p>
          {decision.departureReason && decision.proposedStep ? (
            <p className="text-ink-soft">
              {t("step.proposed", { step: t(`decide.proposalStep.${stepWord(decision.proposedStep)}`) })} ·{" "}
              {t("step.departed", { reason: decision.departureReason })}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
