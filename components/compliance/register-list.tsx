import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { EvidenceLine } from "@/components/compliance/evidence-line";
import { StatusBadge } from "@/components/compliance/status-badge";
import { cx } from "@/components/ui/cx";
import { RowLink } from "@/components/ui/table";
import type { RegisterRow } from "@/server/features/compliance/contract";
import type { ObligationId } from "@/server/shared/obligation-ids";

interface RegisterListProps {
  rows: RegisterRow[];
  /** The obligation that the panel shows. */
  open: ObligationId | null;
  hrefOf: (id: ObligationId) => Route;
}

/** The obligations of a regulation, one after the other; each row opens its panel. */
export function RegisterList({ rows, open, hrefOf }: RegisterListProps) {
  const t = useTranslations("compliance");
  const locale = useLocale();
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {rows.map((row) => (
        <li
          key={row.id}
          id={row.id}
          className={cx(
            "relative flex scroll-mt-18 flex-col gap-1 px-4 py-3 first:rounded-t-card last:rounded-b-card hover:bg-sunken",
            open === row.id && "bg-brand-soft hover:bg-brand-soft",
          )}
        >
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RowLink href={hrefOf(row.id)} current={open === row.id}>
              <span className="font-mono">{row.id}</span>
            </RowLink>
            <span className="text-ink-faint text-small">
              {t("clause", { article: row.article, paragraph: row.paragraph })}
            </span>
            <span className="ml-auto">
              <StatusBadge status={row.status} kind={row.kind} />
            </span>
          </div>
          <p lang={locale} className="line-clamp-2">
            {row.text[locale]}
          </p>
          <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-ink-soft text-small">
            <span>{t(`domains.${row.domain}`)}</span>
            {row.kind === "process" ? <span>{t("kinds.process")}</span> : null}
            {row.controls > 0 ? <span>{t("row.controls", { count: row.controls })}</span> : null}
            {row.tests > 0 ? <span>{t("row.tests", { count: row.tests })}</span> : null}
            {row.evidence ? <EvidenceLine evidence={row.evidence} /> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
