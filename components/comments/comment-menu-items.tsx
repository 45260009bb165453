"use client"; // acts

import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import type { KeeperDeed } from "@/components/comments/keeper-dialog";
import { ReportItem, useReportDialog } from "@/components/moderation/report/report-button";
import { useAuthorMenu } from "@/components/relations/author-menu";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { later } from "@/components/ui/later";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { CommentView } from "@/server/features/comments/contract";
import type { KeeperPower } from "@/server/shared/sections";

const DeleteComment = later(async () => (await import("@/components/comments/delete-comment")).DeleteComment);
const KeeperDialog = later(async () => (await import("@/components/comments/keeper-dialog")).KeeperDialog);

interface CommentMenuItemsProps {
  comment: CommentView;
  /** What the viewer may do as one who keeps the section. */
  powers: readonly KeeperPower[];
  onEdit: () => void;
  onGone: () => void;
  /** The order of the page is to be asked for again. */
  onMoved: () => void;
}

const icons: Record<KeeperDeed, IconName> = {
  pin: "pin",
  select: "award",
  lower: "undo-2",
  hide: "eye-off",
  delete: "trash",
  bar: "user-x",
};

/** Report, mute or block its author; one's own: edit, delete; for those who keep the section: what their powers let them do. */
export function CommentMenuItems({ comment, powers, onEdit, onGone, onMoved }: CommentMenuItemsProps) {
  const t = useTranslations("comments");
  const report = useReportDialog({ kind: "comment", id: comment.id });
  const against = useAuthorMenu(comment.author, onMoved);
  const [asks, setAsks] = useState<"own" | KeeperDeed | null>(null);
  const close = () => setAsks(null);

  return (
    <>
      <Menu
        label={t("item.menu")}
        trigger={<Icon name="ellipsis" />}
        triggerClassName="size-8 [&_svg]:size-4"
        startsOpen
      >
        {deedsFor(comment, powers).map((deed) => (
          <MenuItem key={deed} icon={<Icon name={icons[deed]} />} onSelect={() => setAsks(deed)}>
            {t(`keeper.${deed}.item`)}
          </MenuItem>
        ))}
        {comment.isMine ? (
          <>
            {comment.state?.word === "removed" ? null : (
              <MenuItem icon={<Icon name="pencil" />} onSelect={onEdit}>
                {t("item.edit")}
              </MenuItem>
            )}
            <MenuItem icon={<Icon name="trash" />} tone="danger" onSelect={() => setAsks("own")}>
              {t("item.delete")}
            </MenuItem>
          </>
        ) : (
          <>
            {against.items}
            <ReportItem open={report.open}>{t("item.report")}</ReportItem>
          </>
        )}
      </Menu>
      {report.dialog}
      {against.dialogs}
      <Suspense>
        {asks === "own" ? <DeleteComment id={comment.id} onClose={close} onDeleted={onGone} /> : null}
        {asks !== null && asks !== "own" ? (
          <KeeperDialog comment={comment} deed={asks} onClose={close} onGone={onGone} onMoved={onMoved} />
        ) : null}
      </Suspense>
    </>
  );
}

/** What those powers let somebody do with this comment as it stands. */
function deedsFor(comment: CommentView, powers: readonly KeeperPower[]): KeeperDeed[] {
  const isOthers = !comment.isMine;
  const isOpener = comment.threadId === null;
  const deeds: (KeeperDeed | false)[] = [
    powers.includes("lift") && isOpener && comment.mark !== "pinned" && "pin",
    powers.includes("lift") && isOpener && comment.mark === null && "select",
    powers.includes("lift") && comment.mark !== null && "lower",
    powers.includes("hide") && isOthers && "hide",
    powers.includes("delete") && isOthers && "delete",
    powers.includes("bar") && isOthers && "bar",
  ];
  return deeds.filter((deed) => deed !== false);
}
