"use client"; // asks the platform to look

import { useTranslations } from "next-intl";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { StateNote } from "@/components/ui/state-note";
import type { CommentView } from "@/server/features/comments/contract";
import type { CommentId } from "@/server/shared/ids";
import type { HideReason } from "@/server/shared/sections";

interface HiddenNoteProps {
  comment: CommentView;
  hidden: NonNullable<CommentView["hidden"]>;
  onChange: (comment: CommentView) => void;
}

/** Why a keeper hid one's comment, and the way to have the platform look; what it answered, once it did. */
export function HiddenNote({ comment, hidden, onChange }: HiddenNoteProps) {
  const t = useTranslations("comments");
  const { send, pending, refusal } = useCommand("comments.askLook");

  async function ask() {
    const commentId = comment.id as CommentId; // an id the server gave
    if (await send({ commentId })) onChange({ ...comment, hidden: { ...hidden, look: "open" } });
  }

  return (
    <StateNote
      state="hidden"
      actions={
        hidden.look === "none" ? (
          <button type="button" className="link" onClick={ask} aria-disabled={pending || undefined}>
            {t("hidden.ask")}
          </button>
        ) : null
      }
    >
      <p>
        {t(hidden.isFinal ? "hidden.deletedBecause" : "hidden.because", {
          reason: t(`keeper.reasons.${hidden.reason as HideReason}` /* one of the list */),
        })}
      </p>
      {hidden.look === "none" ? null : <p>{t(`hidden.look.${hidden.look}`)}</p>}
      {hidden.answer ? <p className="text-ink-soft">{t("hidden.answer", { reason: hidden.answer })}</p> : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </StateNote>
  );
}
