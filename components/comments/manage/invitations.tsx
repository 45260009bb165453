"use client"; // answers an invitation

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { InvitationView } from "@/server/features/comments/contract/keepers";
import type { AccountId } from "@/server/shared/ids";

/** Organisations that ask the viewer to keep their comments. */
export function Invitations({ invitations }: { invitations: readonly InvitationView[] }) {
  const t = useTranslations("sections.invitation");
  const router = useRouter();
  const accept = useCommand("comments.acceptKeeping");
  const decline = useCommand("comments.leaveKeeping");
  const refusal = accept.refusal ?? decline.refusal;
  if (invitations.length === 0) return null;

  async function answer(command: typeof accept | typeof decline, ownerId: string) {
    if (await command.send({ ownerId: ownerId as AccountId })) router.refresh(); // an id the server gave
  }

  return (
    <Card className="flex flex-col gap-3">
      <ul className="flex flex-col gap-3">
        {invitations.map(({ owner, role }) => (
          <li key={owner.id} className="flex flex-wrap items-center gap-2">
            <span className="mr-auto">{t("asks", { name: owner.nickname, role })}</span>
            <Button size="small" loading={accept.pending} onClick={() => answer(accept, owner.id)}>
              {t("accept")}
            </Button>
            <Button
              size="small"
              variant="secondary"
              loading={decline.pending}
              onClick={() => answer(decline, owner.id)}
            >
              {t("decline")}
            </Button>
          </li>
        ))}
      </ul>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </Card>
  );
}
