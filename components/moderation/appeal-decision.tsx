"use client"; // claims and decides

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useKey } from "@/components/moderation/desk/use-key";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { useKeptText } from "@/components/ui/use-kept-text";
import { type AppealBrief, type AppealCaseView, decisionLength } from "@/server/features/moderation/contract/appeals";
import { formatInstant } from "@/server/shared/dates";
import type { AppealId } from "@/server/shared/ids";

type Outcome = "upheld" | "refused";

/** Claim, then uphold or not, each with a reason; before upholding, what it cannot restore. Keys: c claims, a upholds, r refuses. */
export function AppealDecision({
  appeal,
  cannotRestore,
}: {
  appeal: AppealBrief;
  cannotRestore: AppealCaseView["cannotRestore"];
}) {
  const t = useTranslations("appeals.case");
  const lost = useTranslations("measures.cannotRestore");
  const locale = useLocale();
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useKeptText(`appeal-decision:${appeal.id}`);
  const claiming = useCommand("moderation.claimAppeal");
  const deciding = useCommand("moderation.decideAppeal");
  const problem = useProblem(deciding.refusal);
  const appealId = appeal.id as AppealId; // an id the server gave
  const isOpen = appeal.state === "open" && !appeal.isConflict;
  const mayClaim = isOpen && !appeal.isMine && !appeal.claimedUntil;

  async function claim() {
    if (await claiming.send({ appealId })) router.refresh();
  }

  async function decide() {
    if (!outcome || !(await deciding.send({ appealId, outcome, reason }))) return;
    showToast("ok", t("done"));
    setOutcome(null);
    setReason("");
    router.refresh();
  }

  useKey(mayClaim ? "c" : null, claim);
  useKey(isOpen && appeal.isMine ? "a" : null, () => setOutcome("upheld"));
  useKey(isOpen && appeal.isMine ? "r" : null, () => setOutcome("refused"));

  if (!isOpen) return null;
  if (!appeal.isMine) {
    return (
      <div className="flex w-full flex-col items-end gap-2">
        {claiming.refusal ? <RefusalNote refusal={claiming.refusal} /> : null}
        <Button icon={<Icon name="user-check" />} onClick={claim} loading={claiming.pending} disabled={!mayClaim}>
          {t("claim")}
        </Button>
      </div>
    );
  }
  return (
    <>
      <p className="mr-auto self-center text-ink-soft text-small">
        {t("claimed", { until: formatInstant(appeal.claimedUntil ?? appeal.dueAt, locale).slice(-5) })}
      </p>
      <Button variant="secondary" icon={<Icon name="x" />} onClick={() => setOutcome("refused")}>
        {t("refuse")}
      </Button>
      <Button icon={<Icon name="undo-2" />} onClick={() => setOutcome("upheld")}>
        {t("uphold")}
      </Button>
      <Dialog
        open={outcome !== null}
        onClose={() => setOutcome(null)}
        title={t(outcome === "refused" ? "refuseTitle" : "upholdTitle")}
        description={t(outcome === "refused" ? "refuseText" : "upholdText")}
        actions={
          <>
            <Button variant="secondary" onClick={() => setOutcome(null)}>
              {t("cancel")}
            </Button>
            <Button onClick={decide} loading={deciding.pending}>
              {t("confirm")}
            </Button>
          </>
        }
      >
        {outcome === "upheld" ? (
          <div className="flex gap-2.5 rounded-control bg-warn-soft px-3 py-2">
            <Icon name="triangle-exclamation-point" className="mt-1 size-4 text-warn" />
            <div>
              <h3 className="text-warn">{t("cannotRestore")}</h3>
              <p className="text-small">{lost(cannotRestore)}</p>
            </div>
          </div>
        ) : null}
        <Field label={t("reason")} hint={t("reasonHint")} error={problem("reason")}>
          {(control) => (
            <TextArea
              {...control}
              className="min-h-28"
              limit={decisionLength}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {deciding.refusal && deciding.refusal.reason !== "INPUT_INVALID" ? (
          <RefusalNote refusal={deciding.refusal} />
        ) : null}
      </Dialog>
    </>
  );
}
