// The platform's documents: public, every version of them.
import { sql } from "drizzle-orm";
import { z } from "zod";
import {
  type AcceptanceView,
  type DocumentSource,
  type DocumentState,
  type DocumentSummary,
  type DocumentView,
  documentDifferenceInput,
  documentInput,
  documentSourceInput,
} from "@/server/features/accounts/contract";
import { documentVersions, own } from "@/server/features/accounts/visibility";
import { query } from "@/server/pipeline/query";
import { nobody } from "@/server/shared/account-brief";
import { type DifferenceLine, differenceOf } from "@/server/shared/difference";
import { type DocumentKey, documentKeys } from "@/server/shared/documents";
import { notFound } from "@/server/shared/errors";
import type { Locale } from "@/server/shared/i18n";
import type { AccountId } from "@/server/shared/ids";
import { briefsOf } from "@/server/trust/authors/brief";

interface StateRow {
  key: DocumentKey;
  version: number;
  hash: string;
  titles: Record<Locale, string>;
  effectiveAt: Date;
  needsAcceptance: boolean;
  acceptedAt: Date | null;
}

function stateOf(row: StateRow, locale: Locale): DocumentState {
  const { key, version, hash, needsAcceptance } = row;
  return {
    key,
    version,
    hash,
    needsAcceptance,
    title: row.titles[locale],
    effectiveAt: row.effectiveAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
  };
}

/** Every document in the version in effect, in the order in which they are listed. */
export const documents = query({
  access: "anyone",
  obligations: ["PUB-06.2-a", "GRP-05.2-b", "MB-06.2-a"],
  input: z.object({}),
  async run({ scope, request }): Promise<DocumentState[]> {
    const rows = await scope.rows<StateRow>(sql`
      select distinct on (d.key) d.key, d.version, d.hash, d.titles, d.effective_at as "effectiveAt", d.needs_acceptance as "needsAcceptance",
        (select c.accepted_at from ${own.acceptances(scope.viewerId)} c where c.key = d.key and c.version = d.version) as "acceptedAt"
      from ${documentVersions} d where d.effective_at <= ${scope.now}::timestamptz order by d.key, d.version desc`);
    const place = (key: DocumentKey) => documentKeys.indexOf(key);
    return rows.sort((a, b) => place(a.key) - place(b.key)).map((row) => stateOf(row, request.locale));
  },
});

/** One document in the version in effect, or in the version asked for, with its history. NOT_FOUND for a version that does not exist. */
export const document = query({
  access: "anyone",
  obligations: ["PUB-06.2-a", "MB-06.2-a"],
  input: documentInput,
  async run({ input, scope, request }): Promise<DocumentView> {
    const rows = await scope.rows<StateRow & { texts: Record<Locale, string> }>(sql`
      select d.key, d.version, d.hash, d.titles, d.texts, d.effective_at as "effectiveAt", d.needs_acceptance as "needsAcceptance",
        (select c.accepted_at from ${own.acceptances(scope.viewerId)} c where c.key = d.key and c.version = d.version) as "acceptedAt"
      from ${documentVersions} d where d.key = ${input.key} order by d.version desc`);
    const current = rows.find((row) => row.effectiveAt <= scope.now);
    const shown = input.version ? rows.find((row) => row.version === input.version) : current;
    if (!shown) throw notFound();
    return {
      ...stateOf(shown, request.locale),
      text: shown.texts[request.locale],
      versions: rows.map(({ version, hash, effectiveAt }) => ({
        version,
        hash,
        effectiveAt: effectiveAt.toISOString(),
        is: effectiveAt > scope.now ? "coming" : version === current?.version ? "current" : "past",
      })),
    };
  },
});

const publishers = { staff: ["compliance", "officer"] } as const;

/** Every document by the version in effect, with the one that waits to be; in the order in which they are listed. */
export const documentSummaries = query({
  access: publishers,
  obligations: [],
  input: z.object({}),
  async run({ scope, request }): Promise<DocumentSummary[]> {
    const rows = await scope.rows<Omit<StateRow, "acceptedAt" | "hash">>(sql`
      select d.key, d.version, d.titles, d.effective_at as "effectiveAt", d.needs_acceptance as "needsAcceptance"
      from ${documentVersions} d order by d.key, d.version desc`);
    return documentKeys.flatMap((key) => {
      const versions = rows.filter((row) => row.key === key);
      const current = versions.find(({ effectiveAt }) => effectiveAt <= scope.now);
      const shown = current ?? versions[0];
      if (!shown) return [];
      const coming = versions.find(({ effectiveAt }) => effectiveAt > scope.now);
      return {
        key,
        title: shown.titles[request.locale],
        current: current?.version ?? null,
        coming: coming ? { version: coming.version, effectiveAt: coming.effectiveAt.toISOString() } : null,
        effectiveAt: shown.effectiveAt.toISOString(),
        needsAcceptance: shown.needsAcceptance,
      };
    });
  },
});

/** One document's newest words in both languages, from which the next version is drafted, and who published which version. NOT_FOUND before its first version. */
export const documentSource = query({
  access: publishers,
  obligations: [],
  input: documentSourceInput,
  async run({ input, scope }): Promise<DocumentSource> {
    const rows = await scope.rows<
      Omit<StateRow, "acceptedAt" | "hash"> & { texts: Record<Locale, string>; publishedBy: AccountId | null }
    >(sql`
      select d.key, d.version, d.titles, d.texts, d.effective_at as "effectiveAt", d.needs_acceptance as "needsAcceptance",
        d.published_by as "publishedBy"
      from ${documentVersions} d where d.key = ${input.key} order by d.version desc`);
    const [newest] = rows;
    if (!newest) throw notFound();
    const people = await briefsOf(
      scope,
      rows.flatMap(({ publishedBy }) => publishedBy ?? []),
    );
    const current = rows.find(({ effectiveAt }) => effectiveAt <= scope.now);
    return {
      key: newest.key,
      titles: newest.titles,
      texts: newest.texts,
      needsAcceptance: newest.needsAcceptance,
      versions: rows.map(({ version, effectiveAt, needsAcceptance, publishedBy }) => ({
        version,
        is: effectiveAt > scope.now ? "coming" : version === current?.version ? "current" : "past",
        effectiveAt: effectiveAt.toISOString(),
        needsAcceptance,
        publishedBy: publishedBy ? (people.get(publishedBy) ?? nobody) : null,
      })),
    };
  },
});

/** What changed between two versions, paragraph by paragraph, in the reader's language. */
export const documentDifference = query({
  access: "anyone",
  obligations: ["PUB-06.2-a"],
  input: documentDifferenceInput,
  async run({ input, scope, request }): Promise<{ title: string; lines: DifferenceLine[] }> {
    const rows = await scope.rows<{
      version: number;
      titles: Record<Locale, string>;
      texts: Record<Locale, string>;
    }>(sql`
      select d.version, d.titles, d.texts from ${documentVersions} d where d.key = ${input.key} and d.version in (${input.from}::int, ${input.to}::int)`);
    const from = rows.find(({ version }) => version === input.from);
    const to = rows.find(({ version }) => version === input.to);
    if (!from || !to) throw notFound();
    const { locale } = request;
    return { title: to.titles[locale], lines: differenceOf(from.texts[locale], to.texts[locale]) };
  },
});

/** What the viewer accepted, newest first: version, hash and time of each. */
export const acceptances = query({
  access: "signed-in",
  obligations: ["IM-06.2-a", "GRP-05.2-b"],
  input: z.object({}),
  async run({ scope, viewerId, request }): Promise<AcceptanceView[]> {
    const rows = await scope.rows<{
      key: DocumentKey;
      titles: Record<Locale, string>;
      version: number;
      hash: string;
      acceptedAt: Date;
    }>(sql`
      select c.key, d.titles, c.version, c.hash, c.accepted_at as "acceptedAt"
      from ${own.acceptances(viewerId)} c join ${documentVersions} d on d.key = c.key and d.version = c.version
      order by c.accepted_at desc, c.key limit 500`);
    return rows.map(({ titles, acceptedAt, ...row }) => ({
      ...row,
      title: titles[request.locale],
      acceptedAt: acceptedAt.toISOString(),
    }));
  },
});
