"use client"; // one writes here

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { PostForm } from "@/components/microblog/composer/post-form";

/** Where one writes at home; with `?draft=` it goes on with that draft. `notice` says what would be refused before anybody types. */
export function Composer({ notice }: { notice: ReactNode }) {
  const router = useRouter();
  return (
    <PostForm
      quoting={null}
      notice={notice}
      className="border border-line bg-surface p-4 max-md:-mx-4 max-md:border-x-0 md:rounded-card"
      onDone={(as) => {
        if (as !== "planned") router.refresh();
      }}
    />
  );
}
