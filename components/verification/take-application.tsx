"use client"; // claims, puts back

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useKey } from "@/components/moderation/desk/use-key";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { MarkApplicationId } from "@/server/features/verification/contract/applications";
import { formatInstant } from "@/server/shared/dates";

/** The claim on an application: c takes it. `until` is the end of the viewer's own claim; null while it is free. */
export function TakeApplication({ applicationId, until }: { applicationId: string; until: string | null }) {
  const t = useTranslations("verification.desk");
  const locale = useLocale();
  const router = useRouter();
  const claim = useCommand("verification.claim");
  const release = useCommand("verification.release");
  const input = { applicationId: applicationId as MarkApplicationId }; // an id the server gave

  async function take() {
    if (await claim.send(input)) router.refresh();
  }
  async function putBack() {
    if (await release.send(input)) router.refresh();
  }
  useKey(until === null ? "c" : null, take);

  const refusal = claim.refusal ?? release.refusal;
  return (
    <div className="flex flex-col gap-3 rounded-control bg-sunken p-3">
      {until === null ? (
        <>
          <p className="text-ink-soft text-small">{t("takeHint")}</p>
          <Button loading={claim.pending} onClick={take} icon={<Icon name="hand" />}>
            {t("take")}
          </Button>
        </>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <span className="mr-auto flex items-center gap-2">
            <Icon name="hand" className="size-4 text-brand" />
            {t("mine")} · {formatInstant(until, locale)}
          </span>
          <Button size="small" variant="secondary" loading={release.pending} onClick={putBack}>
            {t("putBack")}
          </Button>
        </div>
      )}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </div>
  );
}
