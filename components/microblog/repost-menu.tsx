"use client"; // reposts, takes it back, opens the quote

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { ActionFace } from "@/components/microblog/action-face";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { sendCommand } from "@/components/trpc/call";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import type { PostId } from "@/server/shared/ids";
import type { RepostControlProps } from "./repost-control";

const QuotePost = later(async () => (await import("@/components/microblog/quote-post")).QuotePost);

/** Repost as it is, or with words of one's own; see who wrote about it. */
export function RepostMenu({ post, onChange, className }: RepostControlProps) {
  const t = useTranslations("microblog.repost");
  const [isQuoting, setQuoting] = useState(false);
  const isShareable = post.audience === "public";

  async function toggle() {
    const isReposted = !post.isReposted;
    const postId = post.id as PostId; // an id the server gave
    try {
      const answer = await sendCommand(isReposted ? "microblog.repostPost" : "microblog.undoRepost", { postId });
      const isHeld = "held" in answer && answer.held;
      onChange({ ...post, isReposted, reposts: post.reposts + (isHeld ? 0 : isReposted ? 1 : -1) });
      showToast(isHeld ? "info" : "ok", t(isHeld ? "held" : isReposted ? "done" : "undone"));
    } catch (error) {
      toastRefusal(error);
    }
  }

  return (
    <>
      <Menu
        label={t("menu", { count: post.reposts })}
        trigger={<ActionFace icon="repeat-2" count={post.reposts} words={t("count", { count: post.reposts })} />}
        triggerClassName={className}
        startsOpen
      >
        {isShareable || post.isReposted ? (
          <MenuItem icon={<Icon name={post.isReposted ? "undo-2" : "repeat-2"} />} onSelect={toggle}>
            {t(post.isReposted ? "undo" : "plain")}
          </MenuItem>
        ) : null}
        {isShareable ? (
          <MenuItem icon={<Icon name="pencil" />} onSelect={() => setQuoting(true)}>
            {t("quote")}
          </MenuItem>
        ) : (
          <MenuItem icon={<Icon name="lock" />} disabled>
            {t("notPublic")}
          </MenuItem>
        )}
        {post.reposts > 0 ? (
          <MenuLink href={`/p/${post.id}/quotes` as Route /* an id of ours */} icon={<Icon name="quote" />}>
            {t("quotes")}
          </MenuLink>
        ) : null}
      </Menu>
      {isQuoting ? (
        <Suspense>
          <QuotePost
            post={post}
            onClose={() => setQuoting(false)}
            onQuoted={(isHeld) => onChange({ ...post, reposts: post.reposts + (isHeld ? 0 : 1) })}
          />
        </Suspense>
      ) : null}
    </>
  );
}
