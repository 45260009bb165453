"use client"; // lifts a bar

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import type { AccountId } from "@/server/shared/ids";

/** Lets somebody comment again whom a keeper barred. */
export function LiftBar({ ownerId, accountId }: { ownerId: string; accountId: string }) {
  const t = useTranslations("sections.bars");
  const router = useRouter();
  async function lift() {
    try {
      await sendCommand("comments.liftBar", {
        ownerId: ownerId as AccountId, // an id the server gave
        accountId: accountId as AccountId, // an id the server gave
      });
      router.refresh();
    } catch (error) {
      toastRefusal(error);
    }
  }
  return (
    <Button size="small" variant="secondary" onClick={lift}>
      {t("lift")}
    </Button>
  );
}
