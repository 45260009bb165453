"use client"; // acts

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { ReportItem, useReportDialog } from "@/components/moderation/report/report-button";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { useAuthorMenu } from "@/components/relations/author-menu";
import { sendCommand } from "@/components/trpc/call";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import type { PostView } from "@/server/features/microblog/contract";
import type { PostId } from "@/server/shared/ids";
import { shortOf } from "@/server/shared/short-link";

const DeletePost = later(async () => (await import("@/components/microblog/delete-post")).DeletePost);
const NarrowAudience = later(async () => (await import("@/components/microblog/narrow-audience")).NarrowAudience);

interface PostMenuItemsProps {
  post: PostView;
  /** The repost through which the post stands in a list; reported and deleted apart from it. */
  repost: PostView | null;
  onEdit: () => void;
  onChange: (post: PostView) => void;
  onGone: (id: string) => void;
}

/** Copy the short link, report, mute or block its author, see earlier texts; one's own: edit, pin, show to fewer people, delete. */
export function PostMenuItems({ post, repost, onEdit, onChange, onGone }: PostMenuItemsProps) {
  const t = useTranslations("microblog.actions");
  const report = useReportDialog({ kind: "post", id: post.id });
  const reportRepost = useReportDialog({ kind: "post", id: repost?.id ?? post.id });
  const router = useRouter();
  const against = useAuthorMenu(post.author, () => {
    // On their own page it is the page that changes.
    if (location.pathname === `/u/${post.author.handle}`) router.refresh();
    else onGone(post.author.id);
  });
  const [asks, setAsks] = useState<"delete" | "narrow" | null>(null);
  const postId = post.id as PostId; // an id the server gave
  const isRemoved = post.state?.word === "removed";

  /** After a deletion: its own page has nothing more to show. */
  function leave() {
    if (location.pathname === `/p/${post.id}`) router.replace(`/u/${post.author.handle}`);
    else onGone(post.id);
  }

  async function copy() {
    await navigator.clipboard.writeText(new URL(`/s/${shortOf(post.id)}`, location.href).href);
    showToast("ok", t("copied"));
  }

  async function togglePin() {
    try {
      await sendCommand(post.isPinned ? "microblog.unpinPost" : "microblog.pinPost", { postId });
      onChange({ ...post, isPinned: !post.isPinned });
      showToast("ok", t(post.isPinned ? "unpinned" : "pinned"));
    } catch (error) {
      toastRefusal(error);
    }
  }

  async function toggleBookmark() {
    try {
      await sendCommand(post.isBookmarked ? "bookmarks.unbookmarkPost" : "bookmarks.bookmarkPost", { postId });
      onChange({ ...post, isBookmarked: !post.isBookmarked });
      showToast("ok", t(post.isBookmarked ? "unbookmarked" : "bookmarked"));
    } catch (error) {
      toastRefusal(error);
    }
  }

  return (
    <>
      <Menu label={t("menu")} trigger={<Icon name="ellipsis" />} startsOpen>
        <MenuItem icon={<Icon name="link" />} onSelect={copy}>
          {t("copy")}
        </MenuItem>
        <MenuItem icon={<Icon name="bookmark" />} onSelect={toggleBookmark}>
          {t(post.isBookmarked ? "unbookmark" : "bookmark")}
        </MenuItem>
        {post.editedAt ? (
          <MenuLink href={`/p/${post.id}/history` as Route /* an id of ours */} icon={<Icon name="rotate-ccw-clock" />}>
            {t("history")}
          </MenuLink>
        ) : null}
        {post.isMine ? (
          <>
            {isRemoved ? null : (
              <>
                <MenuItem icon={<Icon name="pencil" />} onSelect={onEdit}>
                  {t("edit")}
                </MenuItem>
                <MenuItem icon={<Icon name="pin" />} onSelect={togglePin}>
                  {t(post.isPinned ? "unpin" : "pin")}
                </MenuItem>
                {post.audience === "self" ? null : (
                  <MenuItem icon={<Icon name="users" />} onSelect={() => setAsks("narrow")}>
                    {t("narrow")}
                  </MenuItem>
                )}
              </>
            )}
            <MenuItem icon={<Icon name="trash" />} tone="danger" onSelect={() => setAsks("delete")}>
              {t("delete")}
            </MenuItem>
          </>
        ) : (
          <>
            {against.items}
            <ReportItem open={report.open}>{t("report")}</ReportItem>
          </>
        )}
        {repost && !repost.isMine ? <ReportItem open={reportRepost.open}>{t("reportRepost")}</ReportItem> : null}
      </Menu>
      {report.dialog}
      {reportRepost.dialog}
      {against.dialogs}
      <Suspense>
        {asks === "delete" ? <DeletePost id={post.id} onClose={() => setAsks(null)} onDeleted={leave} /> : null}
        {asks === "narrow" ? <NarrowAudience post={post} onClose={() => setAsks(null)} onNarrowed={onChange} /> : null}
      </Suspense>
    </>
  );
}
