"use client"; // takes a choice

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import type { ClusterMember } from "@/server/features/accounts/contract";

interface ClusterMembersProps {
  /** The account that the case is on; the measures hold it in any case. */
  accountId: string;
  members: readonly ClusterMember[];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

/** Which accounts of the cluster get the same measures. Nobody is ticked by us: one network may have innocent neighbours. */
export function ClusterMembers({ accountId, members, chosen, onChoose }: ClusterMembersProps) {
  const t = useTranslations("desk.cluster");
  const others = members.filter(({ account }) => account.id !== accountId);
  return (
    <fieldset className="flex flex-col gap-2 rounded-control border border-line p-3">
      <legend className="px-1 font-medium">{t("title")}</legend>
      <p className="text-ink-soft text-small">{t("lead")}</p>
      <div className="flex gap-2">
        <Button size="small" variant="secondary" onClick={() => onChoose(others.map(({ account }) => account.id))}>
          {t("all")}
        </Button>
        <Button size="small" variant="quiet" onClick={() => onChoose([])}>
          {t("none")}
        </Button>
      </div>
      {members.map(({ account }) => (
        <Checkbox
          key={account.id}
          checked={account.id === accountId || chosen.includes(account.id)}
          disabled={account.id === accountId}
          onChange={(event) =>
            onChoose(event.target.checked ? [...chosen, account.id] : chosen.filter((id) => id !== account.id))
          }
          label={
            <>
              <bdi>{account.nickname}</bdi>{" "}
              <span className="font-mono text-ink-faint text-small">{account.handle}</span>
            </>
          }
          hint={account.id === accountId ? t("subject") : undefined}
        />
      ))}
    </fieldset>
  );
}
