"use client"; // asks who belongs to the burst, and takes a choice

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Time } from "@/components/ui/time";
import type { ClusterMember } from "@/server/features/accounts/contract";
import type { Refusal } from "@/server/shared/errors";

interface ClusterMembersProps {
  /** The account that the case is on; the measures hold it in any case. */
  accountId: string;
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

/** The accounts registered together with that of the case. Nobody is ticked by us: one network may have innocent neighbours. */
export function ClusterMembers({ accountId, chosen, onChoose }: ClusterMembersProps) {
  const t = useTranslations("desk.cluster");
  const [members, setMembers] = useState<ClusterMember[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    askQuery("accounts.registrationCluster", { accountId }).then(setMembers, (error) => setRefusal(refusalOf(error)));
  }, [accountId]);

  const others = members.filter(({ account }) => account.id !== accountId);
  return (
    <fieldset className="flex flex-col gap-2 rounded-control border border-line p-3">
      <legend className="px-1 font-medium">{t("title")}</legend>
      <p className="text-ink-soft text-small">{t("lead")}</p>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <div className="flex gap-2">
        <Button size="small" variant="secondary" onClick={() => onChoose(others.map(({ account }) => account.id))}>
          {t("all")}
        </Button>
        <Button size="small" variant="quiet" onClick={() => onChoose([])}>
          {t("none")}
        </Button>
      </div>
      {members.map((member) => {
        const { account } = member;
        const isSubject = account.id === accountId;
        const signs = [
          ...(member.sameDevice ? [t("device")] : []),
          ...(member.sameNetwork ? [t("network")] : []),
          ...(member.samePhone ? [t("phone")] : []),
        ];
        return (
          <Checkbox
            key={account.id}
            checked={isSubject || chosen.includes(account.id)}
            disabled={isSubject}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, account.id] : chosen.filter((id) => id !== account.id))
            }
            label={
              <>
                {account.nickname} <span className="font-mono text-ink-faint text-small">{account.handle}</span>
              </>
            }
            hint={
              <>
                {isSubject ? t("subject") : signs.join(" · ")} · <Time at={member.registeredAt} style="absolute" />
              </>
            }
          />
        );
      })}
    </fieldset>
  );
}
