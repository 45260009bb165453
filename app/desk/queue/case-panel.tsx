import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOf, refusalIn } from "@/app/answer";
import { CaseBody } from "@/components/moderation/desk/case-body";
import { ClaimCard } from "@/components/moderation/desk/claim-card";
import { DecisionForm } from "@/components/moderation/desk/decision-form";
import { ReadCard } from "@/components/moderation/desk/read-card";
import { LabelForm } from "@/components/moderation/labels/label-form";
import { RefusalView } from "@/components/refusal/refusal-view";
import { SidePanel } from "@/components/ui/side-panel";
import { caller } from "@/server/api/bridge";
import type { CaseRow } from "@/server/features/moderation/contract/cases";
import { formatInstant } from "@/server/shared/dates";
import type { AccountId, CaseId } from "@/server/shared/ids";
import { labelledKinds } from "@/server/shared/labels";

interface CasePanelProps {
  caseId: string;
  /** Its line in the list, where it stands there. */
  row: CaseRow | null;
  isOfficer: boolean;
  closeHref: Route;
  /** Where to go once it is decided. */
  nextHref: Route;
}

/** The open case: first the claim, then everything a decision needs, and the decision itself. */
export async function CasePanel({ caseId, row, isOfficer, closeHref, nextHref }: CasePanelProps) {
  const t = await getTranslations("desk.case");
  const locale = await getLocale();
  const id = caseId as CaseId; // the query parses it
  const asked = await caller()
    .moderation.caseDetail({ caseId: id })
    .then(
      (detail) => ({ detail, refusal: null }),
      (error: unknown) => ({ detail: null, refusal: refusalIn(error) }),
    );
  if (!asked.detail) {
    const isClosed = asked.refusal?.reason === "CLAIMED_BY_OTHER";
    const isFree = isClosed && row?.state !== "decided" && !row?.claim;
    return (
      <SidePanel title={row ? t("title", { number: row.number }) : t("item")} closeHref={closeHref}>
        <div className="flex flex-col gap-5">
          {asked.refusal && !isClosed ? <RefusalView refusal={asked.refusal} /> : null}
          {isFree ? <ClaimCard caseId={caseId} /> : null}
          {row?.claim ? (
            <p>{t("claimedBy", { name: row.claim.by.nickname, until: formatInstant(row.claim.until, locale) })}</p>
          ) : null}
          {row?.state === "decided" ? <p>{t("decidedNote")}</p> : null}
          {isClosed && isOfficer ? <ReadCard caseId={caseId} /> : null}
        </div>
      </SidePanel>
    );
  }
  const { detail } = asked;
  const authorId = detail.case.author.id as AccountId; // an id the server gave
  const members =
    detail.case.source === "cluster"
      ? await answerOf(caller().accounts.registrationCluster({ accountId: authorId }))
      : [];
  return (
    <SidePanel title={t("title", { number: detail.case.number })} closeHref={closeHref}>
      <div className="flex flex-col gap-6">
        {detail.isMine && detail.case.claim ? <ClaimCard caseId={caseId} until={detail.case.claim.until} /> : null}
        {!detail.isMine && detail.case.state !== "decided" && !detail.case.claim ? <ClaimCard caseId={caseId} /> : null}
        <CaseBody detail={detail} members={members} />
        {detail.isMine && isLabelled(detail.case.subjectKind) ? (
          <LabelForm caseId={caseId} rules={detail.rules} />
        ) : null}
        {detail.isMine ? (
          <DecisionForm detail={detail} members={members} isOfficer={isOfficer} nextHref={nextHref} />
        ) : null}
      </div>
    </SidePanel>
  );
}

/** Whether content of this kind can bear a label. */
function isLabelled(kind: CaseRow["subjectKind"]): boolean {
  return labelledKinds.some((each) => each === kind);
}
