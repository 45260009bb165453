"use client"; // changes one keeper

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import type { KeeperView } from "@/server/features/comments/contract/keepers";
import type { AccountId } from "@/server/shared/ids";

/** Names a keeper as responsible, or takes their part away. */
export function KeeperActions({ ownerId, keeper }: { ownerId: string; keeper: KeeperView }) {
  const t = useTranslations("sections.keepers");
  const router = useRouter();
  const input = { ownerId: ownerId as AccountId, keeperId: keeper.account.id as AccountId }; // ids the server gave

  async function act(path: "comments.nameResponsiblePerson" | "comments.removeKeeper") {
    try {
      await sendCommand(path, input);
      router.refresh();
    } catch (error) {
      toastRefusal(error);
    }
  }

  return (
    <div className="flex flex-wrap gap-2">
      {keeper.acceptedAt && !keeper.isResponsible ? (
        <Button size="small" variant="secondary" onClick={() => act("comments.nameResponsiblePerson")}>
          {t("name")}
        </Button>
      ) : null}
      <Button size="small" variant="quiet" onClick={() => act("comments.removeKeeper")}>
        {t(keeper.acceptedAt ? "remove" : "takeBack")}
      </Button>
    </div>
  );
}
