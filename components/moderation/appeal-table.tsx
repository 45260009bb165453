import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { RowLink, Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AppealBrief } from "@/server/features/moderation/contract/appeals";

interface AppealTableProps {
  appeals: readonly AppealBrief[];
  current: string | null;
  hrefOf: (id: string) => Route;
}

/** The queue of appeals: against what, by whom, due when, and who has it. */
export function AppealTable({ appeals, current, hrefOf }: AppealTableProps) {
  const t = useTranslations("appeals.queue");
  const kinds = useTranslations("measures.kind");
  const columns = ["number", "measure", "appellant", "due", "state"] as const;
  return (
    <Table caption={t("caption")} columns={columns.map((key) => ({ key, label: t(key) }))}>
      {appeals.map((row) => (
        <TableRow key={row.id} current={row.id === current}>
          <TableCell className="whitespace-nowrap">
            <RowLink href={hrefOf(row.id)} current={row.id === current}>
              <span className="font-mono">{row.number}</span>
            </RowLink>
          </TableCell>
          <TableCell className="whitespace-nowrap">{kinds(row.measureKind)}</TableCell>
          <TableCell className="max-w-40 truncate">
            <bdi>{row.appellant.nickname}</bdi>
          </TableCell>
          <TableCell className={cx("whitespace-nowrap", row.isOverdue && "font-medium text-danger")}>
            <Time at={row.dueAt} />
            {row.isOverdue ? ` · ${t("overdue")}` : null}
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <AppealState appeal={row} />
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

function AppealState({ appeal }: { appeal: AppealBrief }) {
  const t = useTranslations("appeals");
  if (appeal.state !== "open") {
    return (
      <Badge
        tone={appeal.state === "upheld" ? "ok" : "neutral"}
        icon={<Icon name={appeal.state === "upheld" ? "circle-check" : "x"} />}
      >
        {t(`progress.state.${appeal.state}`)}
      </Badge>
    );
  }
  if (appeal.isConflict) {
    return (
      <Badge tone="warn" icon={<Icon name="ban" />}>
        {t("queue.conflict")}
      </Badge>
    );
  }
  if (appeal.isMine) {
    return (
      <Badge tone="brand" icon={<Icon name="user-check" />}>
        {t("queue.mine")}
      </Badge>
    );
  }
  return <span className="text-ink-faint">{t(appeal.claimedUntil ? "queue.claimed" : "queue.waiting")}</span>;
}
