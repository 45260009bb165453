"use client"; // claims, renews, puts back

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useKey } from "@/components/moderation/desk/use-key";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { formatInstant } from "@/server/shared/dates";
import type { CaseId } from "@/server/shared/ids";

interface ClaimCardProps {
  caseId: string;
  /** Until when the viewer holds it; left out while it is free. */
  until?: string;
}

/** The claim on a case: c takes it. */
export function ClaimCard({ caseId, until }: ClaimCardProps) {
  const t = useTranslations("desk.case");
  const locale = useLocale();
  const router = useRouter();
  const claim = useCommand("moderation.claimCase");
  const release = useCommand("moderation.releaseClaim");
  const input = { caseId: caseId as CaseId }; // an id the server gave

  async function take() {
    if (await claim.send(input)) router.refresh();
  }
  async function putBack() {
    if (await release.send(input)) router.refresh();
  }
  useKey("c", take);

  const refusal = claim.refusal ?? release.refusal;
  return (
    <div className="flex flex-col gap-3 rounded-control bg-sunken p-3">
      {until ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="mr-auto flex items-center gap-2">
            <Icon name="hand" className="size-4 text-brand" />
            {t("claimedUntil", { until: formatInstant(until, locale) })}
          </span>
          <Button size="small" variant="quiet" loading={claim.pending} onClick={take}>
            {t("renew")}
          </Button>
          <Button size="small" variant="secondary" loading={release.pending} onClick={putBack}>
            {t("release")}
          </Button>
        </div>
      ) : (
        <>
          <p className="text-ink-soft text-small">{t("claimFirst")}</p>
          <Button loading={claim.pending} onClick={take} icon={<Icon name="hand" />}>
            {t("claim")}
          </Button>
        </>
      )}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </div>
  );
}
