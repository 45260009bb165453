"use client"; // asks why

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/moderation/reason-dialog";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import type { Id } from "@/server/shared/ids";

/** Ends a label, with a reason. */
export function EndLabel({ labelId }: { labelId: string }) {
  const t = useTranslations("finding.desk.labels");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const command = useCommand("moderation.endLabel");

  async function end(reason: string) {
    if (!(await command.send({ labelId: labelId as Id<"content-label"> /* an id the server gave */, reason }))) return;
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {t("end")}
      </Button>
      {isOpen ? (
        <ReasonDialog
          title={t("endTitle")}
          hint={t("endHint")}
          label={t("endReason")}
          confirm={t("end")}
          cancel={t("cancel")}
          pending={command.pending}
          refusal={command.refusal}
          onConfirm={end}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
