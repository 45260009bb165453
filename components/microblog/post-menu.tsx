"use client"; // fetches the menu when it is wanted

import { useTranslations } from "next-intl";
import { type ComponentProps, Suspense, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { MenuTrigger } from "@/components/ui/menu-trigger";

const Items = later(async () => (await import("@/components/microblog/post-menu-items")).PostMenuItems);

/** What can be done with a post besides answering it, behind one button. */
export function PostMenu(props: ComponentProps<typeof Items>) {
  const t = useTranslations("microblog.actions");
  const [isWanted, setWanted] = useState(false);
  const button = (
    <MenuTrigger label={t("menu")} open={isWanted} onClick={() => setWanted(true)}>
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
