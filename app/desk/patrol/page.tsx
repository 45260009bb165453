import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { findMe } from "@/app/viewer";
import { Discoveries } from "@/components/compliance/discoveries";
import { AuthorityForm } from "@/components/moderation/desk/authority-form";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";
import type { PatrolView } from "@/server/features/moderation/contract/patrol";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.patrol"))("title") };
}

/** Walks of new rules, daily samples, notices of authorities, and how soon what was found was acted on (PUB Article 19). */
export default async function PatrolPage() {
  const t = await getTranslations("desk.patrol");
  const asked = await answerOrRefusal(caller().moderation.patrol({}));
  if ("refusal" in asked) return <RefusedPage title={t("title")} refusal={asked.refusal} />;
  const { runs, samples, waiting, days, discoveries } = asked.answer;
  const me = await findMe();
  return (
    <WithMessages namespaces={["desk"]}>
      <ConsolePage title={t("title")}>
        <p className="max-w-180 text-ink-soft">{t("lead")}</p>
        <div className="flex flex-wrap items-center gap-3">
          <p>{t("waiting", { count: waiting })}</p>
          <ButtonLink
            href={"/desk/queue?source=patrol" as Route /* the query is not part of the route's type */}
            variant="secondary"
            size="small"
          >
            {t("queue")}
          </ButtonLink>
        </div>
        <section className="flex flex-col gap-2">
          <h2>{t("discoveries", { days })}</h2>
          <Discoveries caption={t("discoveries", { days })} rows={discoveries} />
        </section>
        <Runs runs={runs} />
        <Samples samples={samples} />
        {me?.posts.includes("officer") ? (
          <section className="flex flex-col gap-2">
            <h2>{t("authority")}</h2>
            <p className="max-w-180 text-ink-soft">{t("authorityLead")}</p>
            <AuthorityForm />
          </section>
        ) : null}
      </ConsolePage>
    </WithMessages>
  );
}

async function Runs({ runs }: { runs: PatrolView["runs"] }) {
  const t = await getTranslations("desk.patrol");
  const columns = (["rule", "started", "looked", "found", "state"] as const).map((key) => ({
    key,
    label: t(key),
    numeric: key === "looked" || key === "found",
  }));
  return (
    <section className="flex flex-col gap-2">
      <h2>{t("runs")}</h2>
      {runs.length === 0 ? (
        <EmptyState icon={<Icon name="list-checks" />} title={t("noRuns")}>
          {t("noRunsHint")}
        </EmptyState>
      ) : (
        <Table caption={t("runs")} columns={columns}>
          {runs.map((run) => (
            <TableRow key={run.id}>
              <TableCell className="font-mono">
                {run.ruleId} · {run.ruleVersion}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <Time at={run.startedAt} />
              </TableCell>
              <TableCell numeric>{run.looked}</TableCell>
              <TableCell numeric>{run.found}</TableCell>
              <TableCell className="whitespace-nowrap">{t(run.endedAt ? "done" : "walking")}</TableCell>
            </TableRow>
          ))}
        </Table>
      )}
    </section>
  );
}

async function Samples({ samples }: { samples: PatrolView["samples"] }) {
  const t = await getTranslations("desk.patrol");
  const columns = (["day", "levels", "opened"] as const).map((key) => ({
    key,
    label: t(key),
    numeric: key === "opened",
  }));
  return (
    <section className="flex flex-col gap-2">
      <h2>{t("samples")}</h2>
      {samples.length === 0 ? (
        <EmptyState icon={<Icon name="calendar" />} title={t("noSamples")}>
          {t("noSamplesHint")}
        </EmptyState>
      ) : (
        <Table caption={t("samples")} columns={columns}>
          {samples.map((sample) => (
            <TableRow key={sample.at}>
              <TableCell className="whitespace-nowrap">
                <Time at={sample.at} style="absolute" />
              </TableCell>
              <TableCell>{sample.levels.map((level) => t("levelOf", level)).join(" · ") || "–"}</TableCell>
              <TableCell numeric>{sample.opened}</TableCell>
            </TableRow>
          ))}
        </Table>
      )}
    </section>
  );
}
