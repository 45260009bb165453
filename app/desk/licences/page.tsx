import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { EndLicence } from "@/components/licences/end-licence";
import { EnterLicence } from "@/components/licences/enter-licence";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";
import type { LicenceView } from "@/server/features/licences/contract";
import { formatDate } from "@/server/shared/dates";

interface Props {
  searchParams: Promise<{ before?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("licences"))("title") };
}

const looks = {
  coming: { tone: "neutral", icon: "clock-3" },
  "in-force": { tone: "ok", icon: "circle-check" },
  expired: { tone: "warn", icon: "hourglass" },
  ended: { tone: "danger", icon: "ban" },
} as const;

/** Licences that accounts showed, and the form that enters one. */
export default async function LicencesPage({ searchParams }: Props) {
  const t = await getTranslations("licences");
  const { before } = await searchParams;
  const asked = await answerOrRefusal(caller().licences.list(before ? { before } : {}));
  if ("refusal" in asked) return <RefusedPage title={t("title")} refusal={asked.refusal} />;
  const { licences, next } = asked.answer;
  const columns = (["account", "licence", "scope", "period", "state"] as const).map((key) => ({
    key,
    label: t(`column.${key}`),
  }));
  return (
    <WithMessages namespaces={["licences"]}>
      <ConsolePage title={t("title")}>
        <p className="max-w-180 text-ink-soft">{t("lead")}</p>
        <Card>
          <EnterLicence />
        </Card>
        {licences.length === 0 ? (
          <EmptyState icon={<Icon name="newspaper" />} title={t("empty")} />
        ) : (
          <Table caption={t("title")} columns={columns}>
            {licences.map((licence) => (
              <Row key={licence.id} licence={licence} />
            ))}
          </Table>
        )}
        {next ? (
          <ButtonLink href={`/desk/licences?before=${next}` as Route /* this page */} variant="secondary" size="small">
            {t("more")}
          </ButtonLink>
        ) : null}
      </ConsolePage>
    </WithMessages>
  );
}

async function Row({ licence }: { licence: LicenceView }) {
  const [t, locale] = [await getTranslations("licences"), await getLocale()];
  const look = looks[licence.state];
  return (
    <TableRow>
      <TableCell className="min-w-36">
        <Link href={`/u/${licence.account.handle}` as Route /* handles are digits */} className="link">
          <bdi>{licence.account.nickname}</bdi>
        </Link>
      </TableCell>
      <TableCell className="min-w-60">
        {licence.number}
        <span className="block text-ink-soft text-small">
          {licence.holder} · {licence.issuer}
        </span>
        <a href={`/media/${licence.evidenceId}`} className="link text-small">
          {t("evidence")}
        </a>
      </TableCell>
      <TableCell>{licence.scope.map((service) => t(`service.${service}`)).join(" · ")}</TableCell>
      <TableCell className="whitespace-nowrap">
        {t("period", { from: formatDate(licence.startsAt, locale), until: formatDate(licence.expiresAt, locale) })}
      </TableCell>
      <TableCell className="min-w-40">
        <Badge tone={look.tone} icon={<Icon name={look.icon} />}>
          {t(`state.${licence.state}`)}
        </Badge>
        {licence.endReason ? <span className="block text-ink-soft text-small">{licence.endReason}</span> : null}
        {licence.state === "in-force" || licence.state === "coming" ? (
          <EndLicence licenceId={licence.id} number={licence.number} />
        ) : null}
      </TableCell>
    </TableRow>
  );
}
