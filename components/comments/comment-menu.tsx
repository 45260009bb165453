"use client"; // fetches the menu when it is wanted

import { useTranslations } from "next-intl";
import { type ComponentProps, Suspense, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { MenuTrigger } from "@/components/ui/menu-trigger";

const Items = later(async () => (await import("@/components/comments/comment-menu-items")).CommentMenuItems);

/** What can be done with a comment besides answering it, behind one button. */
export function CommentMenu(props: ComponentProps<typeof Items>) {
  const t = useTranslations("comments.item");
  const [isWanted, setWanted] = useState(false);
  const button = (
    <MenuTrigger label={t("menu")} open={isWanted} onClick={() => setWanted(true)} className="size-8 [&_svg]:size-4">
      <Icon name="ellipsis" />
    </MenuTrigger>
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <Items {...props} />
    </Suspense>
  ) : (
    button
  );
}
