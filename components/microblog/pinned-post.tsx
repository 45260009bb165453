"use client"; // stays true while it is open

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PostCard } from "@/components/microblog/post-card";
import { Icon } from "@/components/ui/icon";
import type { PostView } from "@/server/features/microblog/contract";

/** The post that an account put first on its page. */
export function PinnedPost({ post }: { post: PostView }) {
  const t = useTranslations("microblog.card");
  const router = useRouter();
  const [changed, setChanged] = useState<{ of: PostView; to: PostView } | null>(null);
  return (
    <PostCard
      post={changed && changed.of === post ? changed.to : post}
      lead={
        <p className="flex items-center gap-1.5 text-ink-soft text-small">
          <Icon name="pin" />
          {t("pinned")}
        </p>
      }
      onChange={(to) => setChanged({ of: post, to })}
      onGone={() => router.refresh()}
    />
  );
}
