"use client"; // opens and acts

import { useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useState } from "react";
import { ReportItem, useReportDialog } from "@/components/moderation/report/report-button";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import type { PostView } from "@/server/features/microblog/contract";

const MuteDialog = lazy(async () => ({
  default: (await import("@/components/relations/mutes/mute-dialog")).MuteDialog,
}));
const BlockDialog = lazy(async () => ({ default: (await import("@/components/relations/block-dialog")).BlockDialog }));
const DeletePost = lazy(async () => ({ default: (await import("@/components/microblog/delete-post")).DeletePost }));

interface PostMenuProps {
  post: PostView;
  onEdit: () => void;
  onGone: (id: string) => void;
}

/** What can be done with a post besides answering it: copy its link, report it; one's own: edit, delete. */
export function PostMenu({ post, onEdit, onGone }: PostMenuProps) {
  const t = useTranslations("microblog.actions");
  const report = useReportDialog({ kind: "post", id: post.id });
  const r = useTranslations("relations.menu");
  const [asking, setAsking] = useState<"delete" | "mute" | "block" | null>(null);
  const close = useCallback(() => setAsking(null), []);

  async function copy() {
    await navigator.clipboard.writeText(new URL(`/p/${post.id}`, location.href).href);
    showToast("ok", t("copied"));
  }

  return (
    <>
      <Menu label={t("menu")} trigger={<Icon name="ellipsis" />}>
        <MenuItem icon={<Icon name="link" />} onSelect={copy}>
          {t("copy")}
        </MenuItem>
        {post.isMine ? (
          <>
            {post.state?.word === "removed" ? null : (
              <MenuItem icon={<Icon name="pencil" />} onSelect={onEdit}>
                {t("edit")}
              </MenuItem>
            )}
            <MenuItem icon={<Icon name="trash" />} tone="danger" onSelect={() => setAsking("delete")}>
              {t("delete")}
            </MenuItem>
          </>
        ) : (
          <>
            <MenuItem icon={<Icon name="eye-off" />} onSelect={() => setAsking("mute")}>
              {r("muteAuthor", { name: post.author.nickname })}
            </MenuItem>
            <MenuItem icon={<Icon name="ban" />} tone="danger" onSelect={() => setAsking("block")}>
              {r("blockAuthor", { name: post.author.nickname })}
            </MenuItem>
            <ReportItem open={report.open}>{t("report")}</ReportItem>
          </>
        )}
      </Menu>
      {report.dialog}
      <Suspense>
        {asking === "delete" ? <DeletePost id={post.id} onClose={close} onDeleted={() => onGone(post.id)} /> : null}
        {asking === "mute" ? (
          <MuteDialog id={post.author.id} name={post.author.nickname} onClose={close} onMuted={() => onGone(post.id)} />
        ) : null}
        {asking === "block" ? (
          <BlockDialog
            id={post.author.id}
            name={post.author.nickname}
            onClose={close}
            onBlocked={() => onGone(post.id)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
