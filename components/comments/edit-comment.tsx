"use client"; // edits in place

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Completing } from "@/components/mentions/completing";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { askQuery } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import type { CommentView } from "@/server/features/comments/contract";
import type { CommentId, PostId } from "@/server/shared/ids";
import { commentLength, isTooLong } from "@/server/shared/limits";

interface EditCommentProps {
  comment: CommentView;
  onClose: () => void;
  onChange: (comment: CommentView) => void;
}

/** The text of one's own comment, to change in place. A refusal leaves everything typed where it is. */
export function EditComment({ comment, onClose, onChange }: EditCommentProps) {
  const t = useTranslations("comments");
  const [body, setBody] = useState(comment.pendingEdit ?? comment.body);
  const { send, pending, refusal } = useCommand("comments.editComment");
  const id = comment.id as CommentId; // an id the server gave

  async function save() {
    const saved = await send({ commentId: id, body });
    if (!saved) return;
    if (saved.held) showToast("info", t("edit.held"));
    const { comments } = await askQuery("comments.named", {
      postId: comment.postId as PostId /* an id the server gave */,
      ids: [id],
    }).catch(() => ({
      comments: [{ ...comment, body: saved.held ? comment.body : body }],
    }));
    onClose();
    for (const changed of comments) onChange(changed);
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Completing postId={comment.postId}>
        <TextArea
          aria-label={t("edit.text")}
          // The person asked to edit: the text is where they want to be.
          autoFocus
          rows={2}
          limit={commentLength}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </Completing>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" size="small" onClick={onClose}>
          {t("form.cancel")}
        </Button>
        <Button
          type="submit"
          size="small"
          loading={pending}
          disabled={(body.trim() === "" && comment.images.length === 0) || isTooLong(body, commentLength)}
        >
          {t("edit.save")}
        </Button>
      </div>
    </form>
  );
}
