"use client"; // edits in place

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Completing } from "@/components/mentions/completing";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { askQuery } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { PostView } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";
import { isTooLong, postLength } from "@/server/shared/limits";

interface EditPostProps {
  post: PostView;
  onClose: () => void;
  onSaved: (held: boolean) => void;
}

/** The text of one's own post, to change in place. A refusal leaves everything typed where it is. */
export function EditPost({ post, onClose, onSaved }: EditPostProps) {
  const t = useTranslations("microblog.edit");
  const [body, setBody] = useState(textOf(post));
  const [seen, setSeen] = useState(textOf(post));
  const { send, pending, refusal } = useCommand("microblog.editPost");
  const problem = useProblem(refusal);

  async function save() {
    const postId = post.id as PostId; // an id the server gave
    const saved = await send({ postId, body, seen });
    if (saved) return onSaved(saved.held);
    // Another window may have changed it: what stands there now is shown before anything takes its place.
    const now = await askQuery("microblog.getPost", { postId }).catch(() => null);
    if (now?.is === "post") setSeen(textOf(now.post));
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={t("title")} hint={t("hint")} error={problem("body")}>
        {(control) => (
          <Completing>
            <TextArea
              {...control}
              // The person asked to edit: the text is where they want to be.
              autoFocus
              limit={postLength}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          </Completing>
        )}
      </Field>
      {refusal && refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={refusal} /> : null}
      {seen === textOf(post) ? null : (
        <div role="status">
          <p>{t("newer")}</p>
          <p dir="auto" className="mt-1 whitespace-pre-wrap border-line border-l-2 pl-3 text-ink-soft">
            {seen}
          </p>
        </div>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="secondary" size="small" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" size="small" loading={pending} disabled={isTooLong(body, postLength)}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

/** The text that its author sees: that of the edit that waits, or the one that readers see. */
function textOf(post: PostView): string {
  return post.pendingEdit ?? post.body;
}
