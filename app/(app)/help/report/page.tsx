import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { answerOf } from "@/app/answer";
import { Columns } from "@/components/shell/columns";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { caller } from "@/server/api/bridge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.help"))("title") };
}

const ways = ["inPlace", "form", "phone", "email", "national"] as const;

/** All ways to report and appeal, what each is for, and the published limits (PUB Article 20). Needs no account. */
export default async function ReportHelpPage() {
  const t = await getTranslations("reports");
  const times = await getTranslations("timeLimits");
  const measures = await getTranslations("measures");
  const { limits, reasons } = await answerOf(caller().moderation.publishedLimits({}));
  return (
    <Columns>
      <header className="flex flex-col gap-2">
        <h1>{t("help.title")}</h1>
        <p className="text-ink-soft">{t("help.intro")}</p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/report">{t("help.start")}</ButtonLink>
          <ButtonLink href="/report/status" variant="secondary">
            {t("help.lookUp")}
          </ButtonLink>
        </div>
      </header>
      <Card flush>
        <h2 className="mb-3">{t("help.ways")}</h2>
        <dl className="flex flex-col divide-y divide-line">
          {ways.map((way) => (
            <div key={way} className="grid gap-x-4 gap-y-0.5 py-3 first:pt-0 last:pb-0 sm:grid-cols-[8rem_1fr]">
              <dt className="font-medium">{t(`help.${way}Name`)}</dt>
              <dd>
                {t(`help.${way}How`)}
                <span className="block text-ink-soft text-small">{t("help.for", { what: t(`help.${way}For`) })}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-ink-faint text-small">{t("help.demo")}</p>
      </Card>
      <Card flush>
        <h2 className="mb-2">{t("help.process")}</h2>
        <p>{t("help.processSteps")}</p>
      </Card>
      <Card flush>
        <h2 className="mb-2">{t("help.appeals")}</h2>
        <p>
          {t("help.appealsHow")}{" "}
          <Link href={"/standing" as Route /* a page of ours */} className="link">
            {t("help.appealsLink")}
          </Link>
        </p>
      </Card>
      <Card flush>
        <h2 className="mb-2">{t("help.limits")}</h2>
        <ul className="list-disc pl-5">
          {limits.map(({ name, count, unit }) => (
            <li key={name}>{times(`sentence.${name}`, { limit: times(`unit.${unit}`, { count }) })}</li>
          ))}
        </ul>
      </Card>
      <section className="flex flex-col gap-2">
        <h2>{t("help.reasons")}</h2>
        <Table
          caption={t("help.reasons")}
          columns={[
            { key: "reason", label: t("status.reason") },
            { key: "line", label: t("help.bottomLine") },
          ]}
        >
          {reasons.map(({ reason, bottomLine }) => (
            <TableRow key={reason}>
              <TableCell>{t(`reason.${reason}`)}</TableCell>
              <TableCell>{measures(`bottomLine.${bottomLine}`)}</TableCell>
            </TableRow>
          ))}
        </Table>
      </section>
    </Columns>
  );
}
