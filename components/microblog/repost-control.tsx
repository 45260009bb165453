"use client"; // fetches the menu when it is wanted

import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { ActionFace } from "@/components/microblog/action-face";
import { later } from "@/components/ui/later";
import { MenuTrigger } from "@/components/ui/menu-trigger";
import type { PostView } from "@/server/features/microblog/contract";

const RepostMenu = later(async () => (await import("@/components/microblog/repost-menu")).RepostMenu);

export interface RepostControlProps {
  post: PostView;
  onChange: (post: PostView) => void;
  className: string;
}

/** How often a post was reposted and quoted, and the way to do so. */
export function RepostControl(props: RepostControlProps) {
  const t = useTranslations("microblog.repost");
  const [isWanted, setWanted] = useState(false);
  const { post, className } = props;
  const button = (
    <MenuTrigger
      label={t("menu", { count: post.reposts })}
      open={isWanted}
      className={className}
      onClick={() => setWanted(true)}
    >
      <ActionFace icon="repeat-2" count={post.reposts} words={t("count", { count: post.reposts })} />
    </MenuTrigger>
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <RepostMenu {...props} />
    </Suspense>
  ) : (
    button
  );
}
