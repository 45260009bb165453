"use client"; // a switch that is kept at once

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Checkbox } from "@/components/ui/choice";

/** Whether feeds, the sitemap and search engines may show the account. */
export function IndexingChoice({ isIndexed }: { isIndexed: boolean }) {
  const t = useTranslations("privacy.indexing");
  const set = useCommand("privacy.setIndexing");
  const [isOn, setOn] = useState(isIndexed);

  async function change(next: boolean) {
    setOn(next);
    if (!(await set.send({ isIndexed: next }))) setOn(!next);
  }

  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label={t("allow")}
        hint={t("hint")}
        checked={isOn}
        disabled={set.pending}
        onChange={(event) => change(event.target.checked)}
      />
      {set.refusal ? <RefusalNote refusal={set.refusal} /> : null}
    </div>
  );
}
