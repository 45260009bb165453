"use client"; // one writes here

import { useTranslations } from "next-intl";
import { PostForm } from "@/components/microblog/composer/post-form";
import { Dialog } from "@/components/ui/dialog";
import type { PostView } from "@/server/features/microblog/contract";

interface QuotePostProps {
  post: PostView;
  onClose: () => void;
  onQuoted: (isHeld: boolean) => void;
}

/** A post of one's own about another, which is shown with it. What is typed is found again where the dialog is closed and opened. */
export function QuotePost({ post, onClose, onQuoted }: QuotePostProps) {
  const t = useTranslations("microblog.quote");
  return (
    <Dialog open onClose={onClose} title={t("title")}>
      <PostForm
        quoting={post}
        notice={null}
        className="-m-2 rounded-control border border-transparent p-2"
        onDone={(as) => {
          if (as !== "planned") onQuoted(as === "held");
          onClose();
        }}
      />
    </Dialog>
  );
}
