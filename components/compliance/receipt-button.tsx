"use client"; // makes a file of the answer

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { RecordChain } from "@/server/features/compliance/contract";
import type { Refusal } from "@/server/shared/errors";

/** Asks for the signed receipt of one row and saves it as a file. `label` names the row for those who do not see it. */
export function ReceiptButton({ chain, id, label }: { chain: RecordChain; id: string; label: string }) {
  const t = useTranslations("records.mine");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function save() {
    setPending(true);
    setRefusal(null);
    try {
      const receipt = await askQuery("compliance.receipt", { chain, id });
      const address = URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 2)], { type: "application/json" }));
      const link = Object.assign(document.createElement("a"), { href: address, download: `guiju-${chain}-${id}.json` });
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <Button
        variant="secondary"
        size="small"
        loading={pending}
        icon={<Icon name="receipt-text" />}
        aria-label={label}
        onClick={save}
      >
        {t("receipt")}
      </Button>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </>
  );
}
