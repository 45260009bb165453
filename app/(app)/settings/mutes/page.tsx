import type { Metadata, Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { BlocklistFile } from "@/components/relations/mutes/blocklist-file";
import { PersonRows } from "@/components/relations/mutes/person-rows";
import { WordForm } from "@/components/relations/mutes/word-form";
import { WithMessages } from "@/components/shell/with-messages";
import { CommandButton } from "@/components/trpc/command-button";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { caller } from "@/server/api/bridge";
import {
  type AccountPage,
  type BlockImportId,
  type BlockImportView,
  lineKinds,
  type MutedAccountPage,
  type MutedWordId,
  type MutedWordView,
  mostMutedWords,
} from "@/server/features/relations/contract";
import { formatDate, formatInstant } from "@/server/shared/dates";
import type { AccountId } from "@/server/shared/ids";
import { mostImportedLines } from "@/server/shared/limits";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mutes"))("title") };
}

interface Props {
  searchParams: Promise<{ muted?: string; blocked?: string }>;
}

/** Whom and what one does not want to read, and whom one blocks. Also while measured. */
export default async function MutesPage({ searchParams }: Props) {
  const { muted: mutedBefore, blocked: blockedBefore } = await searchParams;
  const { relations } = caller();
  const [muted, words, blocked, imports] = await answerOf(
    Promise.all([
      relations.muted(mutedBefore ? { before: mutedBefore } : {}),
      relations.mutedWords({}),
      relations.blocked(blockedBefore ? { before: blockedBefore } : {}),
      relations.blockImports({}),
    ]),
  );
  const t = await getTranslations("mutes");
  return (
    <SettingsFrame>
      <WithMessages namespaces={["mutes"]}>
        <p className="text-ink-soft">{t("lead")}</p>
        <People page={muted} />
        <Words words={words} />
        <Blocked page={blocked} />
        <Lists imports={imports} />
      </WithMessages>
    </SettingsFrame>
  );
}

async function People({ page }: { page: MutedAccountPage }) {
  const [t, locale] = [await getTranslations("mutes"), await getLocale()];
  return (
    <Card>
      <CardHeader title={t("people.title")} />
      {page.accounts.length === 0 ? (
        <EmptyState icon={<Icon name="eye-off" />} title={t("people.empty")}>
          {t("people.emptyHint")}
        </EmptyState>
      ) : (
        <PersonRows
          label={t("people.title")}
          people={page.accounts}
          note={({ until }) => (until ? t("until", { date: formatInstant(until, locale) }) : t("always"))}
          action={({ id, nickname }) => (
            <CommandButton
              path="relations.unmuteAccount"
              input={{ accountId: id as AccountId /* an id the server gave */ }}
              done={t("dialog.lifted")}
              variant="secondary"
              size="small"
              aria-label={t("people.liftOf", { name: nickname })}
            >
              {t("people.lift")}
            </CommandButton>
          )}
        />
      )}
      <More at="muted" next={page.next} />
    </Card>
  );
}

async function Words({ words }: { words: readonly MutedWordView[] }) {
  const [t, locale] = [await getTranslations("mutes"), await getLocale()];
  return (
    <Card>
      <CardHeader title={t("words.title")} />
      <p className="mb-3 text-ink-soft text-small">{t("words.lead", { limit: mostMutedWords })}</p>
      <WordForm />
      <ul
        aria-label={t("words.title")}
        className="mt-4 flex flex-col divide-y divide-line border-line border-t empty:hidden"
      >
        {words.map(({ id, word, places, until }) => (
          <li key={id} className="flex items-center gap-3 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="break-words font-medium">{word}</p>
              <p className="text-ink-soft text-small">
                {places.map((place) => t(`words.place.${place}`)).join(" · ")} ·{" "}
                {until ? t("until", { date: formatInstant(until, locale) }) : t("always")}
              </p>
            </div>
            <CommandButton
              path="relations.unmuteWord"
              input={{ wordId: id as MutedWordId /* an id the server gave */ }}
              done={t("dialog.lifted")}
              variant="quiet"
              size="small"
              aria-label={t("words.removeOf", { word })}
            >
              {t("words.remove")}
            </CommandButton>
          </li>
        ))}
      </ul>
      {words.length === 0 ? <p className="mt-4 text-ink-faint text-small">{t("words.empty")}</p> : null}
    </Card>
  );
}

async function Blocked({ page }: { page: AccountPage }) {
  const t = await getTranslations("mutes");
  return (
    <Card>
      <CardHeader title={t("blocked.title")} />
      {page.accounts.length === 0 ? (
        <EmptyState icon={<Icon name="ban" />} title={t("blocked.empty")} />
      ) : (
        <PersonRows
          label={t("blocked.title")}
          people={page.accounts}
          action={({ id, nickname }) => (
            <CommandButton
              path="relations.unblockAccount"
              input={{ accountId: id as AccountId /* an id the server gave */ }}
              done={t("blocked.lifted")}
              variant="secondary"
              size="small"
              aria-label={t("blocked.liftOf", { name: nickname })}
            >
              {t("blocked.lift")}
            </CommandButton>
          )}
        />
      )}
      <More at="blocked" next={page.next} />
    </Card>
  );
}

async function Lists({ imports }: { imports: readonly BlockImportView[] }) {
  const [t, locale] = [await getTranslations("mutes.list"), await getLocale()];
  return (
    <Card>
      <CardHeader title={t("title")} />
      <p className="mb-3 text-ink-soft text-small">{t("lead", { limit: mostImportedLines })}</p>
      <BlocklistFile />
      {imports.length === 0 ? null : <h3 className="mt-5 mb-1">{t("recent")}</h3>}
      <ul className="flex flex-col divide-y divide-line">
        {imports.map(({ id, at, total, done, counts, examples, isUndone }) => (
          <li key={id} className="py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <p className="min-w-0 flex-1">{t("of", { date: formatDate(at, locale), done, total })}</p>
              {isUndone ? (
                <Badge icon={<Icon name="undo-2" />}>{t("undone")}</Badge>
              ) : (
                <CommandButton
                  path="relations.undoBlockImport"
                  input={{ importId: id as BlockImportId /* an id the server gave */ }}
                  done={t("undone")}
                  variant="secondary"
                  size="small"
                >
                  {t("undo")}
                </CommandButton>
              )}
            </div>
            <dl className="mt-1 grid gap-x-4 text-small sm:grid-cols-[10rem_1fr]">
              {lineKinds
                .filter((kind) => counts[kind] > 0)
                .map((kind) => (
                  <div key={kind} className="contents">
                    <dt className="text-ink-soft">{t(`kind.${kind}`)}</dt>
                    <dd className="tabular-nums">
                      {t("lines", { count: counts[kind] })}
                      <span className="ml-2 text-ink-faint">
                        {t("examples", { lines: (examples[kind] ?? []).slice(0, 5).join(", ") })}
                        {counts[kind] > 5 ? " …" : ""}
                      </span>
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function More({ at, next }: { at: "muted" | "blocked"; next: string | null }) {
  const t = await getTranslations("mutes");
  if (next === null) return null;
  return (
    <p className="mt-3">
      <ButtonLink href={`/settings/mutes?${at}=${next}` as Route /* this page */} variant="secondary" size="small">
        {t("more")}
      </ButtonLink>
    </p>
  );
}
