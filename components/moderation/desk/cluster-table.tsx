import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { identityStateKey } from "@/components/moderation/desk/identity-state";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { ClusterMember } from "@/server/features/accounts/contract";

/** The accounts of a cluster side by side: what they share with that of the case, and how each stands. */
export function ClusterTable({ members, subjectId }: { members: readonly ClusterMember[]; subjectId: string }) {
  const t = useTranslations("desk.cluster");
  const cases = useTranslations("desk.case");
  const columns = [
    { key: "account", label: t("account") },
    { key: "shared", label: t("shared") },
    { key: "identity", label: cases("identity") },
    { key: "level", label: t("level"), numeric: true },
    { key: "posts", label: t("posts"), numeric: true },
    { key: "measures", label: t("measures"), numeric: true },
    { key: "since", label: cases("since") },
  ];
  return (
    <Table caption={t("title")} columns={columns}>
      {members.map((member) => (
        <TableRow key={member.account.id} current={member.account.id === subjectId}>
          <TableCell className="whitespace-nowrap">
            <Link
              href={`/u/${member.account.handle}` as Route /* a page of ours */}
              prefetch={false}
              className="link"
              target="_blank"
            >
              <bdi>{member.account.nickname}</bdi>
            </Link>
            <span className="block font-mono text-ink-faint">{member.account.handle}</span>
          </TableCell>
          <TableCell className="whitespace-nowrap">
            {member.account.id === subjectId ? (
              t("subject")
            ) : (
              <ul>
                {(["document", "phone", "device", "network"] as const).map((sign) =>
                  member[shares[sign]] ? <li key={sign}>{t(sign)}</li> : null,
                )}
              </ul>
            )}
          </TableCell>
          <TableCell className="whitespace-nowrap">
            {cases(`identityState.${identityStateKey(member.identityState)}`)}
          </TableCell>
          <TableCell numeric>{member.creditLevel}</TableCell>
          <TableCell numeric>{member.posts}</TableCell>
          <TableCell numeric>{member.measures}</TableCell>
          <TableCell className="whitespace-nowrap">
            <Time at={member.registeredAt} style="absolute" />
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

const shares = {
  document: "sameDocument",
  phone: "samePhone",
  device: "sameDevice",
  network: "sameNetwork",
} as const;
