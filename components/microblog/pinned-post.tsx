"use client"; // stays true while it is open

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PostCard } from "@/components/microblog/post-card";
import type { PostView } from "@/server/features/microblog/contract";

/** The post that an account put first on its page. */
export function PinnedPost({ post }: { post: PostView }) {
  const router = useRouter();
  const [changed, setChanged] = useState<{ of: PostView; to: PostView } | null>(null);
  return (
    <PostCard
      post={changed && changed.of === post ? changed.to : post}
      pinned
      onChange={(to) => setChanged({ of: post, to })}
      onGone={() => router.refresh()}
    />
  );
}
