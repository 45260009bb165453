"use client"; // decides, opens, and holds what was opened for as long as it is looked at

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SidePanel } from "@/components/ui/side-panel";
import { showToast } from "@/components/ui/toast-store";
import type { OpenedIdentity, OpeningId, OpeningView } from "@/server/features/identity/contract";
import { formatInstant } from "@/server/shared/dates";
import { isolated } from "@/server/shared/isolated";

/** One request: what for, by whom; deciding it for a colleague, opening it for whoever asked. */
export function OpeningPanel({ opening, closeHref }: { opening: OpeningView; closeHref: Route }) {
  const t = useTranslations("identity.desk");
  const purposes = useTranslations("privacy.purpose");
  const locale = useLocale();
  const router = useRouter();
  const approve = useCommand("identity.approveOpening");
  const refuse = useCommand("identity.refuseOpening");
  const open = useCommand("identity.openSealed");
  const [opened, setOpened] = useState<OpenedIdentity | null>(null);
  const openingId = opening.id as OpeningId; // an id the server gave
  const refusal = approve.refusal ?? refuse.refusal ?? open.refusal;

  async function decide(command: typeof approve | typeof refuse, done: string) {
    if (!(await command.send({ openingId }))) return;
    showToast("ok", done);
    router.refresh();
  }

  async function look() {
    setOpened(await open.send({ openingId }));
    router.refresh();
  }

  const rows: [string, string | null][] = [
    [t("account"), `${isolated(opening.nickname)} · ${opening.handle}`],
    [t("purpose"), purposes(opening.purpose)],
    [t("basis"), opening.basis],
    [t("askedBy"), opening.requestedBy],
    [t("askedAt"), formatInstant(opening.requestedAt, locale)],
    [t("approvedBy"), opening.approvedBy],
    [t("expires"), opening.expiresAt && formatInstant(opening.expiresAt, locale)],
    [t("times"), String(opening.timesOpened)],
  ];

  return (
    <SidePanel title={t("detail")} closeHref={closeHref}>
      <div className="flex flex-col gap-5">
        <Facts rows={rows} />
        <section className="flex flex-col gap-1.5">
          <h3>{t("masked")}</h3>
          <Facts
            rows={[
              [t("name"), opening.masked.name ?? t("none")],
              [t("number"), opening.masked.number ?? t("none")],
            ]}
          />
        </section>
        {opened ? (
          <section className="flex flex-col gap-1.5 rounded-control border border-warn bg-warn-soft p-3">
            <h3 className="flex items-center gap-2">
              <Icon name="key-round" className="size-4" />
              {t("clear")}
            </h3>
            <Facts
              rows={[
                [t("name"), opened.name ?? t("none")],
                [t("number"), opened.number ?? t("none")],
                [t("phone"), opened.phone ?? t("none")],
                [
                  t("responsible"),
                  opened.responsible ? `${isolated(opened.responsible.name)} · ${opened.responsible.number}` : null,
                ],
              ]}
            />
            <p className="text-ink-soft text-small">{t("clearNote")}</p>
            <Button size="small" variant="secondary" className="self-start" onClick={() => setOpened(null)}>
              {t("hide")}
            </Button>
          </section>
        ) : null}
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        {opening.state === "waiting" ? (
          opening.isMine ? (
            <p className="text-ink-soft">{t("ownRequest")}</p>
          ) : (
            <div className="flex gap-2">
              <Button loading={approve.pending} onClick={() => decide(approve, t("approved"))}>
                {t("approve")}
              </Button>
              <Button variant="secondary" loading={refuse.pending} onClick={() => decide(refuse, t("refused"))}>
                {t("refuse")}
              </Button>
            </div>
          )
        ) : null}
        {opening.state === "approved" ? (
          opening.isMine ? (
            opened ? null : (
              <Button icon={<Icon name="eye" />} loading={open.pending} onClick={look} className="self-start">
                {t("open")}
              </Button>
            )
          ) : (
            <p className="text-ink-soft">{t("notMine")}</p>
          )
        ) : null}
      </div>
    </SidePanel>
  );
}

function Facts({ rows }: { rows: [string, string | null][] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1">
      {rows.map(([label, value]) =>
        value === null ? null : (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="min-w-0 break-words tabular-nums">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
