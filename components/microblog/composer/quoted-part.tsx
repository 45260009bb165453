"use client"; // looks again when something becomes of it

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { QuotedPost } from "@/components/microblog/quoted-post";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery } from "@/components/trpc/call";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { PostView, SourceView } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";

interface QuotedPartProps {
  postId: string;
  /** The post, where the page has it already. */
  initial: PostView | null;
  /** Leaves the words without what they quote; null where that makes no sense. */
  onRemove: (() => void) | null;
}

/** The post that is written about, as it stands now: an empty place once it cannot be seen any more. */
export function QuotedPart({ postId, initial, onRemove }: QuotedPartProps) {
  const t = useTranslations("microblog.quote");
  const [source, setSource] = useState<SourceView | null>(initial && { is: "post", post: initial });

  async function look() {
    try {
      const answer = await askQuery("microblog.getPost", { postId: postId as PostId }); // the server gave it, or the draft that it kept
      const isShown = answer.is === "post" && answer.post.state === null;
      setSource(isShown ? { is: "post", post: answer.post } : { is: "gone" });
    } catch (error) {
      // What does not arrive says nothing of the post.
      if (refusalOf(error).reason === "NOT_FOUND") setSource({ is: "gone" });
    }
  }
  const lookFirst = useEffectEvent(() => {
    if (source === null) look();
  });
  useEffect(() => lookFirst(), []);

  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        {source ? (
          <QuotedPost source={source} via={null} onLook={look} />
        ) : (
          <div className="h-20 rounded-card border border-line bg-sunken" />
        )}
      </div>
      {onRemove ? <IconButton label={t("remove")} icon={<Icon name="x" />} onClick={onRemove} /> : null}
    </div>
  );
}
