"use client"; // makes a file in the browser

import { useTranslations } from "next-intl";
import { useState } from "react";
import { askQuery } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { showToast } from "@/components/ui/toast-store";
import type { MeasureId } from "@/server/shared/ids";

/** Hands the person the signed statement as a file to keep. */
export function StatementDownload({ measureId, number }: { measureId: string; number: string }) {
  const t = useTranslations("standing.statement");
  const [isPending, setPending] = useState(false);

  async function download() {
    setPending(true);
    try {
      const file = await askQuery("moderation.statementFile", { measureId: measureId as MeasureId }); // an id the server gave
      const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
      const link = Object.assign(document.createElement("a"), { href: url, download: `${number}.json` });
      link.click();
      URL.revokeObjectURL(url);
    } catch {
      showToast("danger", t("downloadFailed"));
    } finally {
      setPending(false);
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button variant="secondary" icon={<Icon name="download" />} onClick={download} loading={isPending}>
        {t("download")}
      </Button>
      <p className="min-w-0 flex-1 basis-60 text-ink-soft text-small">{t("downloadHint")}</p>
    </div>
  );
}
