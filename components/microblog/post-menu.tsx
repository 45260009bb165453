"use client"; // opens and acts

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { ReportItem, useReportDialog } from "@/components/moderation/report/report-button";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import type { PostView } from "@/server/features/microblog/contract";

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
  const [isDeleting, setDeleting] = useState(false);

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
            <MenuItem icon={<Icon name="trash" />} tone="danger" onSelect={() => setDeleting(true)}>
              {t("delete")}
            </MenuItem>
          </>
        ) : (
          <ReportItem open={report.open}>{t("report")}</ReportItem>
        )}
      </Menu>
      {report.dialog}
      {isDeleting ? (
        <Suspense>
          <DeletePost id={post.id} onClose={() => setDeleting(false)} onDeleted={() => onGone(post.id)} />
        </Suspense>
      ) : null}
    </>
  );
}
