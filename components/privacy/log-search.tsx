"use client"; // a search is a recorded act, so it is sent and not an address

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PurposeField } from "@/components/privacy/purpose-field";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/choice";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import type { LogEntryView, LogPage, SearchLogsInput } from "@/server/features/privacy/contract";
import type { AccessPurpose } from "@/server/shared/access";
import { formatInstant } from "@/server/shared/dates";
import { isolated } from "@/server/shared/isolated";

interface Found {
  asked: SearchLogsInput;
  entries: LogEntryView[];
  next: LogPage["next"];
}

interface LogSearchProps {
  /** The days that the fields begin with, YYYY-MM-DD in Asia/Shanghai. */
  from: string;
  to: string;
  /** The viewer holds the post that may see addresses in clear. */
  mayOpen: boolean;
}

/** Searches the network log with a purpose, and shows what was found. */
export function LogSearch({ from, to, mayOpen }: LogSearchProps) {
  const t = useTranslations("privacy.logs");
  const search = useCommand("privacy.searchLogs");
  const problem = useProblem(search.refusal);
  const [found, setFound] = useState<Found | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    const optional = (name: "handle" | "address" | "objectId") => (text(name) ? { [name]: text(name) } : {});
    const asked: SearchLogsInput = {
      ...optional("handle"),
      ...optional("address"),
      ...optional("objectId"),
      from: `${text("from")}T00:00:00+08:00`,
      to: `${text("to")}T23:59:59+08:00`,
      addresses: fields.get("open") ? "open" : "masked",
      purpose: text("purpose") as AccessPurpose, // one of the options
      basis: text("basis"),
    };
    const page = await search.send(asked);
    setFound(page && { asked, ...page });
  }

  async function more() {
    if (!found?.next) return;
    const page = await search.send({ ...found.asked, before: found.next });
    if (page) setFound({ asked: found.asked, entries: [...found.entries, ...page.entries], next: page.next });
  }

  return (
    <>
      <Card>
        <form onSubmit={send} className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-3" noValidate>
          <Field label={t("handle")} error={problem("handle") && t("narrow")}>
            {(control) => <TextInput {...control} name="handle" inputMode="numeric" autoComplete="off" />}
          </Field>
          <Field label={t("address")} error={problem("address")}>
            {(control) => <TextInput {...control} name="address" autoComplete="off" spellCheck={false} />}
          </Field>
          <Field label={t("objectId")} error={problem("objectId")}>
            {(control) => <TextInput {...control} name="objectId" autoComplete="off" spellCheck={false} />}
          </Field>
          <Field label={t("from")} error={problem("from")}>
            {(control) => <TextInput {...control} name="from" type="date" defaultValue={from} required />}
          </Field>
          <Field label={t("to")} error={problem("to")}>
            {(control) => <TextInput {...control} name="to" type="date" defaultValue={to} required />}
          </Field>
          <PurposeField label={t("purpose")} error={problem("purpose")} />
          <div className="sm:col-span-2">
            <Field label={t("basis")} hint={t("basisHint")} error={problem("basis")}>
              {(control) => <TextInput {...control} name="basis" autoComplete="off" required />}
            </Field>
          </div>
          {mayOpen ? <Checkbox name="open" label={t("open")} hint={t("openHint")} /> : null}
          {search.refusal && search.refusal.reason !== "INPUT_INVALID" ? (
            <div className="sm:col-span-2 xl:col-span-3">
              <RefusalNote refusal={search.refusal} />
            </div>
          ) : null}
          <Button
            type="submit"
            icon={<Icon name="search" />}
            loading={search.pending}
            className="justify-self-start sm:col-start-1"
          >
            {t("search")}
          </Button>
        </form>
      </Card>
      {found ? <Results found={found} loading={search.pending} onMore={more} /> : null}
    </>
  );
}

function Results({ found, loading, onMore }: { found: Found; loading: boolean; onMore: () => void }) {
  const t = useTranslations("privacy.logs");
  const acts = useTranslations("privacy.act");
  const locale = useLocale();
  if (found.entries.length === 0)
    return (
      <EmptyState icon={<Icon name="search-x" />} title={t("empty")}>
        {t("emptyHint")}
      </EmptyState>
    );
  return (
    <section className="flex flex-col gap-2">
      <h2 aria-live="polite">
        {t("results")} <span className="text-ink-soft text-small">{t("found", { count: found.entries.length })}</span>
      </h2>
      <Table
        caption={t("results")}
        columns={(["at", "account", "act", "addressPort", "object", "device"] as const).map((key) => ({
          key,
          label: t(key),
        }))}
      >
        {found.entries.map((entry) => (
          <TableRow key={entry.id}>
            <TableCell className="whitespace-nowrap tabular-nums">{formatInstant(entry.at, locale)}</TableCell>
            <TableCell>
              {entry.account ? `${isolated(entry.account.nickname)} · ${entry.account.handle}` : t("anonymous")}
            </TableCell>
            <TableCell className="whitespace-nowrap">{acts(entry.act)}</TableCell>
            <TableCell className="whitespace-nowrap font-mono">
              {entry.address}:{entry.port}
            </TableCell>
            <TableCell>
              {entry.objectKind} <span className="break-all font-mono text-ink-soft">{entry.objectId}</span>
            </TableCell>
            <TableCell className="max-w-48 truncate" title={entry.device}>
              {entry.device}
            </TableCell>
          </TableRow>
        ))}
      </Table>
      {found.next ? (
        <Button variant="secondary" loading={loading} onClick={onMore} className="self-center">
          {t("more")}
        </Button>
      ) : null}
    </section>
  );
}
