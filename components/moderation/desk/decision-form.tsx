"use client"; // a form with keys

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { ClusterMembers } from "@/components/moderation/desk/cluster-members";
import { type Choices, choicesOf, listed, newChoice, stepWord } from "@/components/moderation/desk/measure-choices";
import { MeasureFields } from "@/components/moderation/desk/measure-fields";
import { StatementPreview } from "@/components/moderation/desk/statement-preview";
import { useKey } from "@/components/moderation/desk/use-key";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { useKeptText } from "@/components/ui/use-kept-text";
import type { ClusterMember } from "@/server/features/accounts/contract";
import {
  type CaseDetail,
  type CaseOutcome,
  type CitableRule,
  type NameCheck,
  nameChecks,
  type ProposalView,
  reviewerMeasures,
} from "@/server/features/moderation/contract/cases";
import { type BottomLine, bottomLines } from "@/server/shared/bottom-lines";
import type { AccountId, CaseId } from "@/server/shared/ids";
import { labelledKinds } from "@/server/shared/labels";
import { departs, type MeasureKind, measureKinds } from "@/server/shared/measure-kinds";

interface DecisionFormProps {
  detail: CaseDetail;
  /** The accounts of a cluster; none for other cases. */
  members: readonly ClusterMember[];
  isOfficer: boolean;
  /** Where to go once it is decided. */
  nextHref: Route;
}

/** The decision of a claimed case: outcome, rule, reason, measures with the proposed step, and what the author will read. a, r and e choose the outcome. */
export function DecisionForm({ detail, members, isOfficer, nextHref }: DecisionFormProps) {
  const t = useTranslations("desk");
  const measureWords = useTranslations("measures");
  const locale = useLocale();
  const router = useRouter();
  const command = useCommand("moderation.decideCase");
  const problem = useProblem(command.refusal);
  const reasonField = useRef<HTMLDivElement>(null);
  const isEscalated = detail.case.state === "escalated";
  const [good, bad] = detail.isHeld ? (["approve", "reject"] as const) : (["dismiss", "measure"] as const);
  const outcomes: CaseOutcome[] = isEscalated ? [good, bad] : [good, bad, "escalate"];
  const isContent = detail.case.subjectKind !== "account";

  const kept = `decision:${detail.case.id}`;
  const [keptOutcome, setOutcome] = useKeptText(`${kept}:outcome`);
  const outcome = outcomes.find((known) => known === keptOutcome) ?? null;
  const [ruleKey, setRuleKey] = useState(detail.case.rules[0] ? keyOf(detail.case.rules[0]) : "");
  const [line, setLine] = useState<BottomLine | null>(detail.reports[0]?.bottomLine ?? null);
  const [reason, setReason] = useKeptText(`${kept}:reason`);
  const [keptFeedback, keepFeedback] = useKeptText(`${kept}:feedback`);
  const [written, setWritten] = useState(keptFeedback || null);
  const [choices, setChoices] = useState<Choices>(
    detail.isHeld || !isContent ? {} : { "remove-content": newChoice("remove-content") },
  );
  const [isInnocent, setInnocent] = useState(false);
  const [departure, setDeparture] = useKeptText(`${kept}:departure`);
  const [nameChecked, setNameChecked] = useState<readonly NameCheck[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>([]);

  const rule = detail.rules.find((known) => keyOf(known) === ruleKey) ?? null;
  const bottomLine = rule?.bottomLine ?? line;
  const isAgainst = outcome === "reject" || outcome === "measure";
  const departing =
    outcome === "measure" &&
    detail.proposal !== null &&
    departs(detail.proposal.kinds, Object.keys(choices) as MeasureKind[]); // its keys are kinds
  const feedback =
    written ?? (outcome && outcome !== "escalate" ? t(isAgainst ? "decide.feedbackUpheld" : "decide.feedbackNot") : "");
  const hasReports = detail.reports.length > 0;
  const measures = listed(choices);
  const told =
    outcome === "reject" && !choices["remove-content"] ? [newChoice("remove-content"), ...measures] : measures;
  const removes = isAgainst && told.some(({ kind }) => kind === "remove-content");
  const hasPictures = isContent && (detail.item?.images.length ?? 0) > 0;
  const sparing = told.map((one) => (one.kind === "remove-content" ? { ...one, innocentPictures: true } : one));
  const kinds = measureKinds.filter(
    (kind) =>
      (isOfficer || reviewerMeasures.some((own) => own === kind)) &&
      (kind !== "remove-content" || !detail.isHeld) &&
      (kind !== "take-back-mark" || detail.case.author.mark !== null) &&
      (kind !== "label-content" || labelledKinds.some((labelled) => labelled === detail.case.subjectKind)),
  );

  function tellReporters(next: string) {
    setWritten(next);
    keepFeedback(next);
  }

  function choose(next: CaseOutcome) {
    setOutcome(next);
    command.clear();
    requestAnimationFrame(() => reasonField.current?.querySelector("textarea")?.focus());
  }
  useKey("a", () => choose(good));
  useKey("r", () => choose(bad));
  useKey(isEscalated ? null : "e", () => choose("escalate"));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!outcome) return;
    const done = await command.send({
      caseId: detail.case.id as CaseId, // an id the server gave
      outcome,
      reason,
      ...(detail.item ? { seen: detail.item.editedAt ?? detail.item.createdAt } : {}),
      ...(isAgainst && rule ? { rule: { id: rule.id, version: rule.version } } : {}),
      ...(isAgainst && bottomLine ? { bottomLine } : {}),
      ...(isAgainst
        ? {
            measures: isInnocent && hasPictures ? sparing : measures,
            members: chosen.map((id) => id as AccountId /* ids the server gave */),
          }
        : {}),
      ...(hasReports && outcome !== "escalate" ? { feedback } : {}),
      ...(departing ? { departureReason: departure } : {}),
      ...(outcome === "approve" && detail.closedName ? { nameChecked: [...nameChecked] } : {}),
    });
    if (!done) return;
    for (const forget of [setReason, setDeparture, keepFeedback, setOutcome]) forget("");
    showToast("ok", t(outcome === "escalate" ? "decide.escalated" : "decide.done", { number: detail.case.number }));
    router.push(nextHref, { scroll: false });
    router.refresh();
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 border-line border-t pt-4">
      <h3 className="text-title">{t("decide.title")}</h3>
      <RadioGroup
        legend={t("decide.outcome")}
        name="outcome"
        value={outcome ?? ""}
        onChange={(value) => choose(value as CaseOutcome /* one of the options */)}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`), hint: t(`outcomeHint.${value}`) }))}
        error={problem("outcome")}
      />
      {isAgainst ? (
        <>
          <Field label={t("decide.rule")} error={problem("rule")}>
            {(control) => (
              <Select {...control} value={ruleKey} onChange={(event) => setRuleKey(event.target.value)}>
                <option value="">{t("decide.chooseRule")}</option>
                {[true, false].map((isSuggested) => (
                  <optgroup key={String(isSuggested)} label={t(isSuggested ? "decide.suggested" : "decide.others")}>
                    {detail.rules
                      .filter((known) => known.isSuggested === isSuggested)
                      .map((known) => (
                        <option key={keyOf(known)} value={keyOf(known)}>
                          {known.title[locale]}
                        </option>
                      ))}
                  </optgroup>
                ))}
              </Select>
            )}
          </Field>
          {rule && rule.bottomLine === null ? (
            <Field label={t("decide.bottomLine")} error={problem("bottomLine")}>
              {(control) => (
                <Select
                  {...control}
                  value={line ?? ""}
                  onChange={(event) => setLine((event.target.value || null) as BottomLine | null)} // one of the options
                >
                  <option value="">{t("decide.chooseBottomLine")}</option>
                  {bottomLines.map((known) => (
                    <option key={known} value={known}>
                      {measureWords(`bottomLine.${known}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ) : null}
          {detail.proposal && outcome === "measure" ? (
            <Proposal proposal={detail.proposal} severity={detail.case.severity}>
              {detail.proposal.kinds.every((kind) => kinds.includes(kind)) ? (
                <Button
                  size="small"
                  variant="secondary"
                  onClick={() => detail.proposal && setChoices(choicesOf(detail.proposal, choices))}
                >
                  {t("decide.useProposal")}
                </Button>
              ) : (
                <span className="text-ink-soft text-small">{t("decide.officerOnly")}</span>
              )}
            </Proposal>
          ) : null}
          {outcome === "measure" || isOfficer ? (
            <MeasureFields
              kinds={kinds}
              choices={choices}
              onChange={setChoices}
              problem={problem}
              isProfile={!isContent}
            />
          ) : null}
          {removes && hasPictures ? (
            <Checkbox
              label={t("decide.innocent")}
              hint={t("decide.innocentHint")}
              checked={isInnocent}
              onChange={(event) => setInnocent(event.target.checked)}
            />
          ) : null}
          {detail.case.source === "cluster" ? (
            <ClusterMembers accountId={detail.case.author.id} members={members} chosen={chosen} onChoose={setChosen} />
          ) : null}
          {departing ? (
            <Field label={t("decide.departure")} hint={t("decide.departs")} error={problem("departureReason")}>
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  limit={500}
                  value={departure}
                  onChange={(e) => setDeparture(e.target.value)}
                />
              )}
            </Field>
          ) : null}
        </>
      ) : null}
      {outcome === "approve" && detail.closedName ? (
        <fieldset className="flex flex-col gap-1">
          <legend className="font-medium">{t("decide.nameChecked")}</legend>
          <p className="text-ink-soft text-small">{t("decide.nameCheckedHint")}</p>
          {nameChecks.map((check) => (
            <Checkbox
              key={check}
              label={t(`decide.nameCheck.${check}`)}
              checked={nameChecked.includes(check)}
              onChange={(event) =>
                setNameChecked(
                  event.target.checked ? [...nameChecked, check] : nameChecked.filter((other) => other !== check),
                )
              }
            />
          ))}
          {problem("nameChecked") ? <FieldError>{problem("nameChecked")}</FieldError> : null}
        </fieldset>
      ) : null}
      {outcome ? (
        <div ref={reasonField} className="flex flex-col gap-4">
          <Field
            label={t("decide.reason")}
            hint={t(isAgainst ? "decide.reasonHint" : "decide.reasonHintStaff")}
            error={problem("reason")}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                limit={1_000}
                value={reason}
                onChange={(e) => setReason(e.target.value)}
              />
            )}
          </Field>
          {hasReports && outcome !== "escalate" ? (
            <Field label={t("decide.feedback")} hint={t("decide.feedbackHint")} error={problem("feedback")}>
              {(control) => (
                <TextArea
                  {...control}
                  rows={2}
                  limit={1_000}
                  value={feedback}
                  onChange={(e) => tellReporters(e.target.value)}
                />
              )}
            </Field>
          ) : null}
          {isAgainst ? <StatementPreview measures={told} rule={rule} bottomLine={bottomLine} reason={reason} /> : null}
          {command.refusal && command.refusal.reason !== "INPUT_INVALID" ? (
            <RefusalNote refusal={command.refusal} />
          ) : null}
          <Button
            type="submit"
            variant={isAgainst ? "danger" : "primary"}
            loading={command.pending}
            className="self-end"
          >
            {t(outcome === "escalate" ? "decide.submitEscalate" : "decide.submit")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function keyOf({ id, version }: Pick<CitableRule, "id" | "version">): string {
  return `${id}@${version}`;
}

function Proposal({ proposal, severity, children }: { proposal: ProposalView; severity: number; children: ReactNode }) {
  const t = useTranslations("desk.decide");
  const severities = useTranslations("measures.severity");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control bg-brand-soft px-3 py-2">
      <div className="mr-auto">
        <p>
          <span className="text-ink-soft text-small">{t("proposal")}</span>{" "}
          <strong className="font-medium">{t(`proposalStep.${stepWord(proposal.step)}`)}</strong>{" "}
          <span className="text-small">{t("proposalFor", { days: proposal.days ?? "none" })}</span>
        </p>
        <p className="text-ink-soft text-small">
          {t("proposalWhy", {
            severity: severities(`${severity as 1 | 2 | 3 | 4}`), // cases are of severity 1 to 4
            count: proposal.earlierCases,
          })}
        </p>
      </div>
      {children}
    </div>
  );
}
