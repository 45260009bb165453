import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BlurredImages } from "@/components/moderation/desk/blurred-images";
import { ClusterTable } from "@/components/moderation/desk/cluster-table";
import { DecisionList } from "@/components/moderation/desk/decision-list";
import { Highlighted } from "@/components/moderation/desk/highlighted";
import { identityStateKey } from "@/components/moderation/desk/identity-state";
import { SeverityBadge } from "@/components/moderation/desk/severity-badge";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { ClusterMember } from "@/server/features/accounts/contract";
import type { AuthorRecordView, CaseDetail, ItemView } from "@/server/features/moderation/contract/cases";
import { formatDate, formatInstant } from "@/server/shared/dates";

/** Whose name or face is said to be used. */
function Impersonated({ who: { account, name } }: { who: NonNullable<CaseDetail["reports"][number]["impersonated"]> }) {
  const t = useTranslations("desk.case");
  return (
    <p>
      {t("impersonated")}{" "}
      {account ? (
        <Link href={`/u/${account.handle}` as Route /* handles are digits */} prefetch={false} className="link">
          <bdi>
            <bdi>{account.nickname}</bdi>
          </bdi>
        </Link>
      ) : (
        <span className="font-medium">{name}</span>
      )}
    </p>
  );
}

interface CaseBodyProps {
  detail: CaseDetail;
  /** The accounts of a cluster; none for other cases. */
  members: readonly ClusterMember[];
}

/** Everything a decision rests on: the item with its hits, edits, reports, the accounts of a cluster, the author's record, what was decided before. */
export function CaseBody({ detail, members }: CaseBodyProps) {
  const t = useTranslations("desk");
  const reports = useTranslations("reports");
  const locale = useLocale();
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 text-small">
        <SeverityBadge severity={detail.case.severity} />
        <span>{t(`kind.${detail.case.subjectKind}`)}</span>
        <span className="text-ink-soft">{t(`source.${detail.case.source}`)}</span>
        {detail.case.isOverdue ? (
          <Badge tone="danger" icon={<Icon name="hourglass" />}>
            {t("queue.isOverdue")}
          </Badge>
        ) : null}
        <span className="ml-auto text-ink-soft">
          {t("queue.due")} <Time at={detail.case.dueAt} style="absolute" />
        </span>
      </div>
      {detail.item ? <Item item={detail.item} rules={detail.case.rules} /> : <p>{t("case.noItem")}</p>}
      {detail.lapses.length > 0 ? (
        <Section title={t("case.lapses")}>
          <ul className="flex flex-col gap-1 text-small">
            {detail.lapses.map(({ number, dueAt, chargedAt }) => (
              <li key={number} className="flex flex-wrap gap-x-3">
                <span className="font-mono">{number}</span>
                <span className="text-ink-soft">
                  {t("case.lapse", { due: formatInstant(dueAt, locale), found: formatInstant(chargedAt, locale) })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {detail.closedName ? (
        <Section title={t("case.closedName")}>
          <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 rounded-card border border-warn bg-warn-soft p-3">
            <dt className="text-ink-soft">{t("case.asked")}</dt>
            <dd className="font-medium">{detail.item?.texts.find(({ field }) => field === "nickname")?.text}</dd>
            <dt className="text-ink-soft">{t("case.closed")}</dt>
            <dd>
              <strong className="font-medium">
                <bdi>{detail.closedName.nickname}</bdi>
              </strong>
              {detail.closedName.handle ? <span className="ml-2 text-ink-soft">{detail.closedName.handle}</span> : null}
            </dd>
            <dt className="text-ink-soft">{t("case.closedAt")}</dt>
            <dd>
              <Time at={detail.closedName.closedAt} style="absolute" />
            </dd>
            {detail.closedName.reason ? (
              <>
                <dt className="text-ink-soft">{t("case.closedReason")}</dt>
                <dd className="min-w-0 break-words">{detail.closedName.reason}</dd>
              </>
            ) : null}
          </dl>
        </Section>
      ) : null}
      {detail.revisions.length > 0 ? (
        <Section title={t("case.revisions")}>
          <ol className="flex flex-col gap-2">
            {detail.revisions.map((revision) => (
              <li key={revision.id} className="border-line border-l-2 pl-3">
                <Time at={revision.at} style="absolute" className="text-ink-soft text-small" />
                <p className="whitespace-pre-wrap break-words">{revision.text}</p>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {detail.reports.length > 0 ? (
        <Section title={`${t("case.reports")} · ${detail.reports.length}`}>
          <ul className="flex flex-col divide-y divide-line">
            {detail.reports.map((report) => (
              <li key={report.receipt} className="py-2 first:pt-0">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <strong className="font-medium">{reports(`reason.${report.reason}`)}</strong>
                  <span className="font-mono text-ink-faint text-small">{report.receipt}</span>
                  <Time at={report.acceptedAt} className="ml-auto text-ink-soft text-small" />
                </p>
                {report.impersonated ? <Impersonated who={report.impersonated} /> : null}
                <p className={report.details ? "whitespace-pre-wrap break-words" : "text-ink-faint"}>
                  {report.details ?? t("case.noDetails")}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {members.length > 0 ? (
        <Section title={t("cluster.sideBySide", { count: members.length })}>
          <ClusterTable members={members} subjectId={detail.case.author.id} />
        </Section>
      ) : null}
      {detail.author ? <Author author={detail.author} /> : null}
      {detail.decisions.length > 0 ? (
        <Section title={t("case.decisions")}>
          <DecisionList decisions={detail.decisions} />
        </Section>
      ) : null}
      {detail.similar.length > 0 ? (
        <Section title={t("case.similar")}>
          <DecisionList decisions={detail.similar} />
        </Section>
      ) : null}
    </>
  );
}

function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-ink-soft text-small">{title}</h3>
      {children}
    </section>
  );
}

function Item({ item, rules }: { item: ItemView; rules: CaseDetail["case"]["rules"] }) {
  const t = useTranslations("desk");
  const locale = useLocale();
  const titleOf = (id: string) => rules.find((rule) => rule.id === id)?.title?.[locale] ?? id;
  const spread = Object.entries(item.spread);
  return (
    <Section title={t("case.item")}>
      <div className="flex flex-col gap-3 rounded-card border border-line p-3">
        {item.texts.map(({ field, text }) => (
          <div key={field}>
            {item.texts.length > 1 ? (
              <p className="text-ink-faint text-small">{t(`case.field.${fieldKey(field)}`)}</p>
            ) : null}
            <Highlighted
              text={text}
              spans={item.hits
                .filter((hit) => hit.field === field)
                .map(({ start, end, rule }) => ({ start, end, title: titleOf(rule.id) }))}
            />
          </div>
        ))}
        {item.images.length > 0 ? <BlurredImages images={item.images} /> : null}
        <p className="flex flex-wrap gap-x-4 text-ink-faint text-small">
          <span>
            {t("case.posted")} <Time at={item.createdAt} style="absolute" />
          </span>
          {item.editedAt ? (
            <span>
              {t("case.edited")} <Time at={item.editedAt} style="absolute" />
            </span>
          ) : null}
          {spread.map(([what, count]) => {
            const key = `case.${what}` as "case.likes"; // looked up before it is used
            return (
              <span key={what} className="tabular-nums">
                {count} {t.has(key) ? t(key) : what}
              </span>
            );
          })}
          <Link href={item.address as Route /* an address of ours */} prefetch={false} className="link" target="_blank">
            {t("case.open")}
          </Link>
        </p>
      </div>
      {item.hits.length > 0 || item.because ? (
        <ul className="flex flex-col gap-1 text-small">
          {item.because && item.because !== "rule" ? (
            <li className="flex items-start gap-1.5">
              <Icon name="info" className="mt-0.5 size-4 text-brand" />
              {t(`because.${becauseKey(item.because)}`)}
            </li>
          ) : null}
          {item.hits.map((hit) => (
            <li key={`${hit.rule.id}-${hit.field}-${hit.start}`} className="flex items-start gap-1.5">
              <Icon name="flag" className="mt-0.5 size-4 text-warn" />
              {titleOf(hit.rule.id)}
              {hit.term ? <code className="rounded-sm bg-sunken px-1">{hit.term}</code> : null}
              <span className="text-ink-faint tabular-nums">
                {hit.start}–{hit.end}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

const fields = ["body", "nickname", "formerNames", "bio", "image"] as const;
function fieldKey(field: string): (typeof fields)[number] | "alt" | "other" {
  if (field.endsWith(".alt")) return "alt";
  return fields.find((known) => known === field) ?? "other";
}

const grounds = [
  "clean",
  "rule",
  "classifier",
  "classifier-timeout",
  "classifier-failure",
  "unreadable",
  "review-first",
  "official-name",
  "like-closed-name",
  "like-verified-name",
  "occupation",
  "portrait",
  "correction",
] as const;
function becauseKey(because: string): (typeof grounds)[number] | "other" {
  return grounds.find((known) => known === because) ?? "other";
}

function Author({ author }: { author: AuthorRecordView }) {
  const t = useTranslations("desk.case");
  const kinds = useTranslations("measures.kind");
  const hows = useTranslations("measures.how");
  const locale = useLocale();
  const identity = identityStateKey(author.identityState);
  const facts = [
    [t("identity"), [t(`identityState.${identity}`), author.identityMasked].filter(Boolean).join(" · ")],
    [t("credit"), t("creditValue", { level: author.creditLevel, points: author.creditPoints })],
    [t("accounts"), String(author.accounts)],
    [t("since"), formatDate(author.since, locale)],
  ] as const;
  return (
    <Section title={t("author")}>
      <div className="flex items-center gap-3">
        <Avatar id={author.account.id} name={author.account.nickname} src={author.account.avatarUrl} />
        <div>
          <p className="font-medium">
            <bdi>{author.account.nickname}</bdi>
          </p>
          <p className="text-ink-faint text-small">{author.account.handle}</p>
        </div>
        <p className="ml-auto text-right text-ink-soft text-small">{t("reviews", author.reviews)}</p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-small sm:grid-cols-[auto_1fr_auto_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {author.responsibleDue ? (
        <p className="text-danger text-small">
          {t(author.responsibleDue.isOver ? "responsibleOverdue" : "responsibleMissing", {
            since: formatDate(author.responsibleDue.since, locale),
            due: formatDate(author.responsibleDue.due, locale),
          })}
        </p>
      ) : null}
      {author.measures.length === 0 ? (
        <p className="text-ink-faint text-small">{t("noMeasures")}</p>
      ) : (
        <ul className="flex flex-col gap-1 text-small">
          {author.measures.map((measure) => (
            <li key={measure.id} className="flex flex-wrap gap-x-2">
              <span className="font-mono">{measure.number}</span>
              <span>{kinds(measure.kind)}</span>
              <span className="text-ink-soft">
                {formatDate(measure.startsAt, locale)}
                {measure.endsAt ? `–${formatDate(measure.endsAt, locale)}` : ""}
              </span>
              {measure.end ? (
                <span className="text-ink-faint">{hows(measure.end as "lapsed" /* one of the ends */)}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
