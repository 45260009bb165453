"use client"; // one writes here

import { useTranslations } from "next-intl";
import { Completing } from "@/components/mentions/completing";
import { QuotedPost } from "@/components/microblog/quoted-post";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { useKeptText } from "@/components/ui/use-kept-text";
import type { PostView } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";
import { isTooLong, postLength } from "@/server/shared/limits";

interface QuotePostProps {
  post: PostView;
  onClose: () => void;
  onQuoted: (isHeld: boolean) => void;
}

/** Words of one's own about a post, which is shown with them. A refusal leaves everything typed where it is. */
export function QuotePost({ post, onClose, onQuoted }: QuotePostProps) {
  const t = useTranslations("microblog.quote");
  const [body, setBody] = useKeptText(`quote:${post.id}`);
  const { send, pending, refusal } = useCommand("microblog.quotePost");
  const problem = useProblem(refusal);

  async function publish() {
    const sent = await send({ postId: post.id as PostId, body }); // an id the server gave
    if (!sent) return;
    showToast(sent.held ? "info" : "ok", t(sent.held ? "held" : "done"));
    setBody("");
    onQuoted(sent.held);
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button onClick={publish} loading={pending} disabled={body.trim() === "" || isTooLong(body, postLength)}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <Field label={t("label")} error={problem("body")}>
        {(control) => (
          <Completing>
            <TextArea
              {...control}
              // The person asked to write: the text is where they want to be.
              autoFocus
              rows={3}
              limit={postLength}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          </Completing>
        )}
      </Field>
      <QuotedPost source={{ is: "post", post }} via={null} onLook={() => undefined} />
      {refusal && refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={refusal} /> : null}
    </Dialog>
  );
}
