"use client"; // asks for a copy and watches it being made

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Progress } from "@/components/ui/progress";
import type { ExportView } from "@/server/features/privacy/contract";
import { formatInstant } from "@/server/shared/dates";
import type { Locale } from "@/server/shared/i18n";

const lookAgainMs = 4_000;
const looks = {
  waiting: ["warn", "hourglass"],
  making: ["brand", "hourglass"],
  ready: ["ok", "circle-check"],
  failed: ["danger", "triangle-exclamation-point"],
  expired: ["neutral", "clock-3"],
} as const satisfies Record<ExportView["state"], readonly [Tone, IconName]>;

/** The copies one asked for, and the button that asks for another. */
export function DataCopy({ exports, mayAsk }: { exports: readonly ExportView[]; mayAsk: boolean }) {
  const t = useTranslations("privacy.copy");
  const router = useRouter();
  const request = useCommand("privacy.requestExport");
  const isUnderWay = exports.some(({ state }) => state === "waiting" || state === "making");

  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => router.refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [isUnderWay, router]);

  async function ask() {
    if (await request.send({})) router.refresh();
  }

  return (
    <div className="flex flex-col gap-3">
      {mayAsk ? (
        <div>
          <Button icon={<Icon name="download" />} onClick={ask} loading={request.pending} disabled={isUnderWay}>
            {t("ask")}
          </Button>
        </div>
      ) : null}
      {request.refusal ? <RefusalNote refusal={request.refusal} /> : null}
      {exports.length > 0 ? (
        <ul className="divide-y divide-line">
          {exports.map((one) => (
            <Copy key={one.id} copy={one} mayHave={mayAsk} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Copy({ copy, mayHave }: { copy: ExportView; mayHave: boolean }) {
  const t = useTranslations("privacy.copy");
  const locale = useLocale() as Locale; // one of ours
  const [tone, icon] = looks[copy.state];
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone} icon={<Icon name={icon} />}>
          {t(`state.${copy.state}`)}
        </Badge>
        <time dateTime={copy.requestedAt} className="text-ink-soft text-small tabular-nums">
          {t("asked", { at: formatInstant(copy.requestedAt, locale) })}
        </time>
        {copy.state === "ready" && mayHave ? (
          <a href={`/exports/${copy.id}`} download className="link ml-auto">
            {t("download", { size: sizeOf(copy.bytes ?? 0, locale) })}
          </a>
        ) : null}
        {copy.state === "ready" && !mayHave ? (
          <span className="ml-auto text-ink-soft text-small">{t("confirmFirst")}</span>
        ) : null}
      </div>
      {copy.state === "making" && copy.total ? (
        <Progress
          label={t("progress")}
          value={copy.done / copy.total}
          detail={t("progressOf", { done: copy.done, total: copy.total })}
        />
      ) : null}
      {copy.state === "ready" && copy.expiresAt ? (
        <p className="text-ink-faint text-small">
          {t("until", { at: formatInstant(copy.expiresAt, locale) })}
          <span className="block break-all font-mono">SHA-256 {copy.sha256}</span>
        </p>
      ) : null}
    </li>
  );
}

function sizeOf(bytes: number, locale: Locale): string {
  const [unit, amount] =
    bytes < 1_000_000 ? (["kilobyte", bytes / 1_000] as const) : (["megabyte", bytes / 1_000_000] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}
