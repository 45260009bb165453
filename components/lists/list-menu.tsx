"use client"; // opens and acts

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListForm } from "@/components/lists/list-form";
import { ReportItem, useReportDialog } from "@/components/moderation/report/report-button";
import { ConfirmDialog } from "@/components/refusal/confirm-dialog";
import { useCommand } from "@/components/trpc/use-command";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import type { ListView } from "@/server/features/lists/contract";
import type { ListId } from "@/server/shared/ids";

/** What can be done with a list: its owner changes and deletes it, everybody else leaves or reports it. */
export function ListMenu({ list, isSignedIn }: { list: ListView; isSignedIn: boolean }) {
  const t = useTranslations("lists");
  const menu = useTranslations("relations.menu");
  const router = useRouter();
  const report = useReportDialog({ kind: "list", id: list.id });
  const [asking, setAsking] = useState<"edit" | "delete" | "leave" | null>(null);
  const deleting = useCommand("lists.deleteList");
  const leaving = useCommand("lists.leaveList");
  const input = { listId: list.id as ListId }; // an id the server gave
  const close = () => setAsking(null);

  async function remove() {
    if (!(await deleting.send(input))) return;
    showToast("ok", t("deleted"));
    router.push("/lists" as Route /* a page of the app */);
  }
  async function leave() {
    if (!(await leaving.send(input))) return;
    showToast("ok", t("left"));
    close();
    router.refresh();
  }

  return (
    <>
      <Menu label={menu("label")} trigger={<Icon name="ellipsis" />}>
        {list.isMine ? (
          <>
            <MenuItem icon={<Icon name="pencil" />} onSelect={() => setAsking("edit")}>
              {t("edit")}
            </MenuItem>
            <MenuItem icon={<Icon name="trash" />} tone="danger" onSelect={() => setAsking("delete")}>
              {t("delete")}
            </MenuItem>
          </>
        ) : (
          <>
            {isSignedIn ? (
              <MenuItem icon={<Icon name="user-x" />} onSelect={() => setAsking("leave")}>
                {t("leave")}
              </MenuItem>
            ) : null}
            <ReportItem open={report.open}>{t("report")}</ReportItem>
          </>
        )}
      </Menu>
      {report.dialog}
      {asking === "edit" ? (
        <Dialog open onClose={close} title={t("edit")}>
          <ListForm list={list} onDone={close} />
        </Dialog>
      ) : null}
      {asking === "delete" || asking === "leave" ? (
        <ConfirmDialog
          title={asking === "delete" ? t("deleteTitle", { name: list.name }) : t("leave")}
          hint={t(asking === "delete" ? "deleteHint" : "leaveHint")}
          confirm={t(asking)}
          cancel={t("cancel")}
          pending={deleting.pending || leaving.pending}
          refusal={deleting.refusal ?? leaving.refusal}
          onConfirm={asking === "delete" ? remove : leave}
          onClose={close}
        />
      ) : null}
    </>
  );
}
