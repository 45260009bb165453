"use client"; // copies what is shown once

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";

/** Ten codes, shown once; the dialog closes only when the person says that they kept them. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[] | null; onKept: () => void }) {
  const t = useTranslations("accounts.security");
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText((codes ?? []).join("\n"));
    setIsCopied(true);
  }

  return (
    <Dialog
      open={codes !== null}
      onClose={onKept}
      title={t("recoveryShown")}
      description={t("recoveryLead")}
      actions={
        <>
          <Button variant="secondary" icon={<Icon name={isCopied ? "check" : "copy"} />} onClick={copy}>
            {t(isCopied ? "copied" : "copyAll")}
          </Button>
          <Button onClick={onKept}>{t("recoveryKept")}</Button>
        </>
      }
    >
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-control bg-sunken p-4 font-mono text-small sm:grid-cols-2">
        {codes?.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
