"use client"; // edits in place

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Completing } from "@/components/mentions/completing";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
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
  const [body, setBody] = useState(post.pendingEdit ?? post.body);
  const { send, pending, refusal } = useCommand("microblog.editPost");
  const problem = useProblem(refusal);

  async function save() {
    const saved = await send({ postId: post.id as PostId, body }); // an id the server gave
    if (saved) onSaved(saved.held);
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
