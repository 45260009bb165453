"use client"; // asks and lifts

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { reasonLength } from "@/server/features/moderation/contract/measures";
import type { MeasureId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";

/** Lifts a measure early, with a reason, after showing what that cannot restore. */
export function MeasureLift({ id, kind }: { id: string; kind: MeasureKind }) {
  const t = useTranslations("measures.desk");
  const lost = useTranslations("measures.cannotRestore");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { send, pending, refusal } = useCommand("moderation.liftMeasure");
  const problem = useProblem(refusal);

  async function lift() {
    if (!(await send({ measureId: id as MeasureId, reason }))) return; // an id the server gave
    showToast("ok", t("done"));
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button variant="secondary" icon={<Icon name="undo-2" />} onClick={() => setOpen(true)}>
        {t("lift")}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("liftTitle")}
        description={t("liftText")}
        actions={
          <>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              {t("cancel")}
            </Button>
            <Button onClick={lift} loading={pending}>
              {t("confirm")}
            </Button>
          </>
        }
      >
        <div className="flex gap-2.5 rounded-control bg-warn-soft px-3 py-2">
          <Icon name="triangle-exclamation-point" className="mt-1 size-4 text-warn" />
          <div>
            <h3 className="text-warn">{t("cannotRestore")}</h3>
            <p className="text-small">{lost(kind)}</p>
          </div>
        </div>
        <Field label={t("reason")} hint={t("reasonHint")} error={problem("reason")}>
          {(control) => (
            <TextArea
              {...control}
              className="min-h-28"
              limit={reasonLength}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {refusal && refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={refusal} /> : null}
      </Dialog>
    </>
  );
}
