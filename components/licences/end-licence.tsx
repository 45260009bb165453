"use client"; // asks why and ends

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/moderation/reason-dialog";
import type { InputOf } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";

type LicenceId = InputOf<"licences.endLicence">["licenceId"];

/** Ends a licence before its time, with a reason on record. */
export function EndLicence({ licenceId, number }: { licenceId: string; number: string }) {
  const t = useTranslations("licences.end");
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { send, pending, refusal } = useCommand("licences.endLicence");

  async function end(reason: string) {
    if (!(await send({ licenceId: licenceId as LicenceId, reason }))) return; // an id the server gave
    showToast("ok", t("done"));
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <Button variant="secondary" size="small" className="mt-1" onClick={() => setAsking(true)}>
        {t("title")}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={t("title")}
          hint={t("hint", { number })}
          label={t("reason")}
          confirm={t("confirm")}
          cancel={t("cancel")}
          pending={pending}
          refusal={refusal}
          onConfirm={end}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
