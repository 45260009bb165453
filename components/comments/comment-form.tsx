"use client"; // one writes here

import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { Completing } from "@/components/mentions/completing";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useViewer } from "@/components/shell/viewer";
import { askQuery } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button, ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { later } from "@/components/ui/later";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { useKeptText } from "@/components/ui/use-kept-text";
import type { DraftImage } from "@/server/shared/draft-content";
import type { Refusal } from "@/server/shared/errors";
import type { CommentId, MediaId, PostId } from "@/server/shared/ids";
import { commentLength, imagesPerComment, isTooLong } from "@/server/shared/limits";

const CommentImages = later(async () => (await import("@/components/comments/comment-images")).CommentImages);

interface CommentFormProps {
  postId: string;
  /** Whom it answers; without it the comment opens a thread. */
  replyTo?: { id: string; name: string };
  onPublished: (id: string) => void;
  onCancel?: () => void;
}

/** Where a comment is written. What would be refused is said when one begins; what is refused leaves everything typed where it is. */
export function CommentForm({ postId, replyTo, onPublished, onCancel }: CommentFormProps) {
  const t = useTranslations("comments.form");
  const viewer = useViewer();
  const [body, setBody] = useKeptText(`comment:${replyTo?.id ?? postId}`);
  const [foreseen, setForeseen] = useState<Refusal | null>(null);
  const [hasAsked, setAsked] = useState(false);
  const [images, setImages] = useState<DraftImage[]>([]);
  const [isMissing, setMissing] = useState(false);
  const [hasTray, setTray] = useState(false);
  const { send, pending, refusal } = useCommand("comments.createComment");

  if (!viewer) {
    return (
      <ButtonLink href="/sign-in" variant="secondary">
        {t("signIn")}
      </ButtonLink>
    );
  }

  async function foresee() {
    if (hasAsked) return;
    setAsked(true);
    const answer = await askQuery("comments.mayComment", {
      postId: postId as PostId, // an id the server gave
      ...(replyTo ? { replyTo: replyTo.id as CommentId } : {}), // an id the server gave
    }).catch(() => null);
    setForeseen(answer?.refusal ?? null);
  }

  async function publish() {
    const made = await send({
      postId: postId as PostId, // an id the server gave
      body,
      ...(replyTo ? { replyTo: replyTo.id as CommentId } : {}), // an id the server gave
      images: images.map(({ id, alt }) => ({ id: id as MediaId, ...(alt.trim() === "" ? {} : { alt }) })), // ids the server gave
    });
    if (!made) return;
    setBody("");
    setImages([]);
    setTray(false);
    if (made.held || made.waits) showToast("info", t(made.held ? "held" : "waits"));
    onPublished(made.id);
  }

  const label = replyTo ? t("reply", { name: replyTo.name }) : t("label");
  const shown = refusal ?? foreseen;
  return (
    <form
      aria-label={label}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        publish();
      }}
    >
      <Completing postId={postId}>
        <TextArea
          rows={replyTo ? 1 : 2}
          aria-label={label}
          placeholder={replyTo ? label : t("placeholder")}
          limit={commentLength}
          value={body}
          // A reply was asked for by pressing its button: the text is where the person wants to be.
          autoFocus={replyTo !== undefined}
          onFocus={foresee}
          onChange={(event) => setBody(event.target.value)}
        />
      </Completing>
      {hasTray ? (
        <Suspense>
          <CommentImages
            onChange={(uploaded, missing) => {
              setImages(uploaded);
              setMissing(missing);
            }}
          />
        </Suspense>
      ) : null}
      {shown ? <RefusalNote refusal={shown} /> : null}
      {body !== "" || hasTray || hasAsked || onCancel ? (
        <div className="flex items-center justify-end gap-2">
          {hasTray ? null : (
            <IconButton
              label={t("addImages", { count: imagesPerComment })}
              icon={<Icon name="image-plus" />}
              onClick={() => setTray(true)}
              className="mr-auto"
            />
          )}
          {onCancel ? (
            <Button variant="quiet" size="small" onClick={onCancel}>
              {t("cancel")}
            </Button>
          ) : null}
          <Button
            type="submit"
            size="small"
            loading={pending}
            disabled={(body.trim() === "" && images.length === 0) || isMissing || isTooLong(body, commentLength)}
          >
            {t("submit")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
