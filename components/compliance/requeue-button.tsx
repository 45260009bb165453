"use client"; // one tap, and what became of it

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { showToast } from "@/components/ui/toast-store";
import type { EventId } from "@/server/shared/ids";

/** Has one parked effect tried again. */
export function RequeueButton({ eventId, handler }: { eventId: EventId; handler: string }) {
  const t = useTranslations("desk.effects");
  const router = useRouter();
  const command = useCommand("compliance.requeueEffect");

  async function requeue() {
    if (!(await command.send({ eventId, handler }))) return;
    showToast("ok", t("done"));
    router.refresh();
  }

  return (
    <div className="flex flex-col items-start gap-2">
      {command.refusal ? <RefusalNote refusal={command.refusal} /> : null}
      <Button
        size="small"
        variant="secondary"
        loading={command.pending}
        onClick={requeue}
        icon={<Icon name="refresh-cw" />}
      >
        {t("requeue")}
      </Button>
    </div>
  );
}
