"use client"; // acts

import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useCallback, useState } from "react";
import { useViewer } from "@/components/shell/viewer";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { MenuItem } from "@/components/ui/menu";

const MuteDialog = later(async () => (await import("@/components/relations/mutes/mute-dialog")).MuteDialog);
const BlockDialog = later(async () => (await import("@/components/relations/block-dialog")).BlockDialog);

/** What the menu of a post or a comment offers against its author, for whoever is signed in: the items, and the dialogs to put outside the menu. */
export function useAuthorMenu(
  author: { id: string; nickname: string },
  onDone: () => void,
): { items: ReactNode; dialogs: ReactNode } {
  const t = useTranslations("relations.menu");
  const viewer = useViewer();
  const [asks, setAsks] = useState<"mute" | "block" | null>(null);
  const close = useCallback(() => setAsks(null), []);
  if (!viewer) return { items: null, dialogs: null };
  const { id, nickname: name } = author;
  return {
    items: (
      <>
        <MenuItem icon={<Icon name="eye-off" />} onSelect={() => setAsks("mute")}>
          {t("muteAuthor", { name })}
        </MenuItem>
        <MenuItem icon={<Icon name="ban" />} tone="danger" onSelect={() => setAsks("block")}>
          {t("blockAuthor", { name })}
        </MenuItem>
      </>
    ),
    dialogs: (
      <Suspense>
        {asks === "mute" ? <MuteDialog id={id} name={name} onClose={close} onMuted={onDone} /> : null}
        {asks === "block" ? <BlockDialog id={id} name={name} onClose={close} onBlocked={onDone} /> : null}
      </Suspense>
    ),
  };
}
