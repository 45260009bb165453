"use client"; // asks why

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/moderation/reason-dialog";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { isolated } from "@/server/shared/isolated";

/** Closes an open topic, or opens a closed one again, with a reason. */
export function TopicSwitch({ name, isClosed }: { name: string; isClosed: boolean }) {
  const t = useTranslations("finding.desk");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const close = useCommand("topics.closeTopic");
  const reopen = useCommand("topics.reopenTopic");
  const command = isClosed ? reopen : close;
  const word = t(isClosed ? "topics.reopen" : "topics.close");

  async function decide(reason: string) {
    if (!(await command.send({ topic: name, reason }))) return;
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {word}
      </Button>
      {isOpen ? (
        <ReasonDialog
          title={`${word} · #${isolated(name)}#`}
          hint={t("topics.reasonHint")}
          label={t("topics.reason")}
          confirm={word}
          cancel={t("labels.cancel")}
          pending={command.pending}
          refusal={command.refusal}
          onConfirm={decide}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
