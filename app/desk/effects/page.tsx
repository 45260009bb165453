import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answerOrRefusal } from "@/app/answer";
import { RefusedPage } from "@/app/desk/refused-page";
import { RequeueButton } from "@/components/compliance/requeue-button";
import { ConsolePage } from "@/components/shell/console-shell";
import { WithMessages } from "@/components/shell/with-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { caller } from "@/server/api/bridge";
import type { EventId } from "@/server/shared/ids";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.effects"))("title") };
}

/** What should have followed from something and failed too often: why, since when, and the button that tries again. */
export default async function EffectsPage() {
  const t = await getTranslations("desk.effects");
  const asked = await answerOrRefusal(caller().compliance.parkedEffects({}));
  if ("refusal" in asked) return <RefusedPage title={t("title")} refusal={asked.refusal} />;
  const columns = (["what", "error", "happened", "parked", "tries", "act"] as const).map((key) => ({
    key,
    label: t(key),
    numeric: key === "tries",
  }));
  return (
    <WithMessages namespaces={["desk"]}>
      <ConsolePage title={t("title")}>
        <p className="max-w-180 text-ink-soft">{t("lead")}</p>
        {asked.answer.length === 0 ? (
          <EmptyState icon={<Icon name="circle-check" />} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <Table caption={t("title")} columns={columns}>
            {asked.answer.map((effect) => (
              <TableRow key={`${effect.eventId} ${effect.handler}`}>
                <TableCell className="min-w-60">
                  <span className="font-mono">{effect.handler}</span>
                  <span className="block text-ink-soft">{t("after", { kind: effect.kind })}</span>
                  <span className="block font-mono text-ink-faint">{effect.subjectId}</span>
                </TableCell>
                <TableCell className="min-w-60 break-words">{effect.lastError ?? t("noError")}</TableCell>
                <TableCell className="whitespace-nowrap">
                  <Time at={effect.at} style="absolute" />
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  <Time at={effect.parkedAt} />
                </TableCell>
                <TableCell numeric>{effect.attempts}</TableCell>
                <TableCell>
                  <RequeueButton
                    eventId={effect.eventId as EventId /* an id the server gave */}
                    handler={effect.handler}
                  />
                </TableCell>
              </TableRow>
            ))}
          </Table>
        )}
      </ConsolePage>
    </WithMessages>
  );
}
