"use client"; // asks for a reason and acts

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { ReasonField } from "@/components/ui/reason-field";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { useReason } from "@/components/ui/use-reason";
import type { CommentView } from "@/server/features/comments/contract";
import type { Refusal } from "@/server/shared/errors";
import type { CommentId } from "@/server/shared/ids";
import { type HideReason, hideReasons, liftReasons } from "@/server/shared/sections";

/** What a keeper does with a comment, each with a reason that everybody can read. */
export type KeeperDeed = "pin" | "select" | "lower" | "hide" | "delete" | "bar";

interface KeeperDialogProps {
  comment: CommentView;
  deed: KeeperDeed;
  onClose: () => void;
  onGone: () => void;
  onMoved: () => void;
}

const reasonsOf: Record<KeeperDeed, readonly string[]> = {
  pin: liftReasons,
  select: liftReasons,
  lower: [],
  hide: hideReasons,
  delete: hideReasons,
  bar: hideReasons,
};
const barDays = ["7", "30", ""] as const;

/** Asks for the reason of what a keeper is about to do, and does it. Its author is told, and can ask the platform to look. */
export function KeeperDialog({ comment, deed, onClose, onGone, onMoved }: KeeperDialogProps) {
  const t = useTranslations("comments.keeper");
  const reasons = reasonsOf[deed];
  const { field, take } = useReason<string>();
  const [days, setDays] = useState<string>(barDays[0]);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isRaised = deed === "pin" || deed === "select";

  async function act() {
    const reason = reasons.length > 0 ? take() : "";
    if (reason === null) return;
    setPending(true);
    setRefusal(null);
    try {
      await send(deed, comment.id as CommentId, reason, days); // an id the server gave
      showToast("ok", t(`${deed}.done`));
      onClose();
      if (deed === "hide" || deed === "delete") onGone();
      else if (deed !== "bar") onMoved();
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`${deed}.title`, { name: comment.author.nickname })}
      description={t(`${deed}.hint`)}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant={isRaised || deed === "lower" ? "primary" : "danger"} loading={pending} onClick={act}>
            {t(`${deed}.item`)}
          </Button>
        </>
      }
    >
      {reasons.length > 0 ? (
        <ReasonField
          {...field}
          label={t("reason")}
          hint={t(isRaised ? "raisedHint" : "reasonHint")}
          reasons={reasons}
          word={(each) => t(`reasons.${each as HideReason}` /* reasons of one of the lists */)}
        />
      ) : null}
      {deed === "bar" ? (
        <Field label={t("period")}>
          {(control) => (
            <Select {...control} value={days} onChange={(event) => setDays(event.target.value)}>
              {barDays.map((each) => (
                <option key={each} value={each}>
                  {each === "" ? t("noEnd") : t("days", { count: Number(each) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </Dialog>
  );
}

function send(deed: KeeperDeed, commentId: CommentId, reason: string, days: string): Promise<unknown> {
  const hidden = { commentId, reason: reason as HideReason }; // its options are the reasons
  switch (deed) {
    case "hide":
      return sendCommand("comments.hideComment", hidden);
    case "delete":
      return sendCommand("comments.deleteKeptComment", hidden);
    case "bar":
      return sendCommand("comments.barCommenter", { ...hidden, ...(days ? { days: Number(days) } : {}) });
    case "lower":
      return sendCommand("comments.lowerComment", { commentId });
    default:
      return sendCommand("comments.liftComment", {
        commentId,
        as: deed === "pin" ? "pinned" : "selected",
        reason: reason as (typeof liftReasons)[number], // its options are the reasons
      });
  }
}
