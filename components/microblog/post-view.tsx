"use client"; // stays true while it is open

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLive } from "@/components/live/use-live";
import { leaving } from "@/components/microblog/leaving";
import { PostCard } from "@/components/microblog/post-card";
import type { PostView as View } from "@/server/features/microblog/contract";

/** One post on its own page. A removal, a block or a change by the desk reaches it while it is open: the page is asked for again. */
export function PostView({ post }: { post: View }) {
  const router = useRouter();
  const [changed, setChanged] = useState<{ of: View; to: View } | null>(null);
  const shown = changed && changed.of === post ? changed.to : post;

  useLive(`post:${post.id}`, ({ type, ids }) => {
    if (leaving.has(post.id)) return;
    if (type === "changed" || (type === "removed" && ids.includes(post.id))) router.refresh();
  });

  return (
    <PostCard
      post={shown}
      alone
      eager
      onChange={(to) => setChanged({ of: post, to })}
      onGone={() => router.refresh()}
    />
  );
}
