import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { findMe } from "@/app/viewer";
import { OpeningPanel } from "@/components/identity/opening-panel";
import { OpeningRequest } from "@/components/identity/opening-request";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Badge, type Tone } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { RowLink, Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";
import { type OpeningsPage, type OpeningView, openingMinutes } from "@/server/features/identity/contract";
import { formatInstant } from "@/server/shared/dates";

const page = "/desk/identities";
const looks: Record<OpeningView["state"], { tone: Tone; icon: IconName }> = {
  waiting: { tone: "brand", icon: "hourglass" },
  approved: { tone: "ok", icon: "circle-check" },
  refused: { tone: "danger", icon: "ban" },
  expired: { tone: "neutral", icon: "clock-3" },
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.desk"))("title") };
}

export default async function IdentitiesPage({
  searchParams,
}: {
  searchParams: Promise<{ opening?: string; before?: string }>;
}) {
  const { opening, before } = await searchParams;
  const found = await answerOf(caller().identity.openings(before ? { before } : {}));
  const me = await findMe();
  const t = await getTranslations("identity.desk");
  const here = (before ? `${page}?before=${before}` : page) as Route; // this page
  const open = found.openings.find(({ id }) => id === opening);
  return (
    <WithMessages namespaces={["identity", "privacy"]}>
      <ConsolePage
        title={t("title")}
        panel={open ? <OpeningPanel key={open.id} opening={open} closeHref={here} /> : null}
      >
        <p className="max-w-180 text-ink-soft">{t("lead", { minutes: openingMinutes })}</p>
        <Alerts alerts={found.alerts} />
        {me?.posts.includes("privacy") ? <OpeningRequest /> : null}
        <h2>{t("list")}</h2>
        {found.openings.length === 0 ? (
          <EmptyState icon={<Icon name="key-round" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <List openings={found.openings} current={opening ?? null} here={here} />
        )}
        {found.next ? (
          <Link href={`${page}?before=${found.next}` as Route /* this page */} prefetch={false} className="link w-fit">
            {(await getTranslations("ui"))("more")}
          </Link>
        ) : null}
      </ConsolePage>
    </WithMessages>
  );
}

async function Alerts({ alerts }: { alerts: OpeningsPage["alerts"] }) {
  const t = await getTranslations("identity.desk");
  const what = await getTranslations("privacy.what");
  const locale = await getLocale();
  if (alerts.length === 0) return null;
  return (
    <section className="rounded-card border border-warn bg-warn-soft p-4">
      <h2 className="flex items-center gap-2">
        <Icon name="siren" className="size-5 text-warn" />
        {t("alerts")}
      </h2>
      <ul>
        {alerts.map((alert) => (
          <li key={`${alert.at}${alert.nickname}`} className="flex flex-wrap gap-x-3">
            <span>{t("alert", { nickname: alert.nickname, count: alert.count })}</span>
            <span className="text-ink-soft">
              {what(alert.what as "identity" /* the event's schema names these */)} · {formatInstant(alert.at, locale)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function List({ openings, current, here }: { openings: OpeningView[]; current: string | null; here: string }) {
  const t = await getTranslations("identity.desk");
  const purposes = await getTranslations("privacy.purpose");
  const locale = await getLocale();
  return (
    <Table
      caption={t("list")}
      columns={[
        { key: "account", label: t("account") },
        { key: "state", label: t("state") },
        { key: "purpose", label: t("purpose") },
        { key: "askedBy", label: t("askedBy") },
        { key: "askedAt", label: t("askedAt") },
        { key: "times", label: t("times"), numeric: true },
      ]}
    >
      {openings.map((opening) => {
        const { tone, icon } = looks[opening.state];
        const isCurrent = opening.id === current;
        return (
          <TableRow key={opening.id} current={isCurrent}>
            <TableCell>
              <RowLink
                href={`${here}${here.includes("?") ? "&" : "?"}opening=${opening.id}` as Route /* this page */}
                current={isCurrent}
              >
                <bdi>{opening.nickname}</bdi>
              </RowLink>
            </TableCell>
            <TableCell>
              <Badge tone={tone} icon={<Icon name={icon} />}>
                {t(`states.${opening.state}`)}
              </Badge>
            </TableCell>
            <TableCell>{purposes(opening.purpose)}</TableCell>
            <TableCell>{opening.requestedBy}</TableCell>
            <TableCell className="whitespace-nowrap">{formatInstant(opening.requestedAt, locale)}</TableCell>
            <TableCell numeric>{opening.timesOpened}</TableCell>
          </TableRow>
        );
      })}
    </Table>
  );
}
