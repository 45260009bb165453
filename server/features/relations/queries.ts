// What people read of accounts and of who follows whom.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import type { Region } from "@/server/shared/content";
import { notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { Tier } from "@/server/shared/tiers";
import { type BriefRow, briefOf } from "@/server/trust/authors/brief";
import { accountNumbers, verifiedKinds } from "@/server/trust/authors/standing";
import { markRow } from "@/server/trust/standing/marks";
import { tierInForce } from "@/server/trust/standing/tier-table";
import { keptTier } from "@/server/trust/standing/tiers";
import { visibleAccounts } from "@/server/trust/visibility/contents";
import { blocklistCsv } from "./blocklist";
import {
  accountsPerPage,
  type BlockImportView,
  blockedListInput,
  type LineKind,
  lineKinds,
  type MutedAccountPage,
  type MutedWordView,
  mostSuggestions,
  mutedListInput,
  type ProfileView,
  profileInput,
  type RelationView,
  relationListInput,
  type Suggestion,
} from "./contract";
import { type AccountRow, accountsIn, cardOf } from "./listing";
import {
  blockedAccounts,
  mutedAccounts,
  ownBlockImports,
  ownMutedWords,
  relatedAccounts,
  relationColumns,
  suggestedAccounts,
} from "./visibility";

interface ImportRow {
  id: string;
  total: number;
  done: number;
  counts: Partial<Record<LineKind, number>>;
  examples: Partial<Record<LineKind, number[]>>;
  createdAt: Date;
  undoneAt: Date | null;
}

interface ProfileRow extends AccountRow {
  region: Region | null;
  identity: "person" | "organisation" | null;
  kept: Tier | null;
  joinedAt: Date;
  posts: number;
  followers: number;
  following: number;
}

/** An account's page; NOT_FOUND where there is none or it is not for this viewer. */
export const profile = query({
  access: "anyone",
  obligations: [],
  input: profileInput,
  async run({ input, scope }): Promise<ProfileView> {
    const [row] = await scope.rows<ProfileRow>(sql`
      select a.id, a.handle, a.nickname, a.avatar_id as "avatarId", ${markRow(sql`a.id`, scope.now)} as mark, a.bio, a.region, a.created_at as "joinedAt",
        k.kind as identity, ${keptTier(sql`a.id`)} as kept, n.posts, n.followers, n.following, ${relationColumns(scope, sql`a.id`)}
      from ${visibleAccounts(scope)} a join ${accountNumbers} n on n.account_id = a.id left join ${verifiedKinds} k on k.id = a.principal_id
      where a.handle = ${input.handle}`);
    if (!row) throw notFound();
    const { region, identity, posts, followers, following } = row;
    const tier = tierInForce(row.kept, identity ?? "unverified");
    return {
      ...cardOf(row),
      region,
      identity,
      tier,
      joinedAt: row.joinedAt.toISOString(),
      posts,
      followers,
      following,
    };
  },
});

/** Who follows an account, newest accounts first; NOT_FOUND as for its page. */
export const followers = query({
  access: "anyone",
  obligations: [],
  input: relationListInput,
  run: async ({ input, scope }) =>
    accountsIn(scope, relatedAccounts(scope, "followers", await accountOf(scope, input.handle)), input.before),
});

/** Whom an account follows, newest accounts first; NOT_FOUND as for its page. */
export const following = query({
  access: "anyone",
  obligations: [],
  input: relationListInput,
  run: async ({ input, scope }) =>
    accountsIn(scope, relatedAccounts(scope, "following", await accountOf(scope, input.handle)), input.before),
});

/** Whom the viewer blocks. */
export const blocked = query({
  access: "signed-in",
  obligations: [],
  input: blockedListInput,
  run: ({ input, scope }) => accountsIn(scope, blockedAccounts(scope), input.before),
});

/** Whom the viewer blocks, as a CSV that an import reads again. */
export const blocklist = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<{ csv: string }> {
    const rows = await scope.rows<{ handle: string; createdAt: Date }>(sql`
      select a.handle, a.blocked_at as "createdAt" from ${blockedAccounts(scope)} a order by a.blocked_at, a.id`);
    return { csv: blocklistCsv(rows) };
  },
});

/** How many imports of blocklists are listed. */
const listedImports = 5;

/** The viewer's latest imports of blocklists with what became of their lines. */
export const blockImports = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<BlockImportView[]> {
    const rows = await scope.rows<ImportRow>(sql`
      select i.id, i.total, i.done, i.counts, i.examples, i.created_at as "createdAt", i.undone_at as "undoneAt"
      from ${ownBlockImports(scope)} i order by i.id desc ${atMost(listedImports)}`);
    return rows.map(({ createdAt, undoneAt, counts, ...row }) => ({
      ...row,
      at: createdAt.toISOString(),
      counts: Object.fromEntries(lineKinds.map((kind) => [kind, counts[kind] ?? 0])) as Record<LineKind, number>, // every kind is there
      isUndone: undoneAt !== null,
    }));
  },
});

/** Whom the viewer mutes, the newest accounts first, with the end of each mute. */
export const muted = query({
  access: "signed-in",
  obligations: [],
  input: mutedListInput,
  async run({ input, scope }): Promise<MutedAccountPage> {
    const older = input.before ? sql`where a.id < ${input.before}::uuid` : sql``;
    const rows = await scope.rows<BriefRow & { until: Date | null }>(sql`
      select a.id, a.handle, a.nickname, a.avatar_id as "avatarId", a.muted_until as until
      from ${mutedAccounts(scope)} a ${older} order by a.id desc ${atMost(accountsPerPage)}`);
    return {
      accounts: rows.map((row) => ({ ...briefOf(row), until: row.until?.toISOString() ?? null })),
      next: rows.length === accountsPerPage ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/** The words that the viewer mutes, newest first; at most 200. */
export const mutedWords = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<MutedWordView[]> {
    const rows = await scope.rows<Omit<MutedWordView, "until"> & { until: Date | null }>(sql`
      select w.id, w.word, w.places, w.until from ${ownMutedWords(scope)} w order by w.id desc`);
    return rows.map((row) => ({ ...row, until: row.until?.toISOString() ?? null }));
  },
});

/** A few accounts that the viewer may want to follow: first whom most of those they follow do, then who published lately. One statement. */
export const suggestions = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<Suggestion[]> {
    const rows = await scope.rows<Omit<AccountRow, keyof RelationView> & { common: number }>(sql`
      select s.id, s.handle, s.nickname, s.avatar_id as "avatarId", ${markRow(sql`s.id`, scope.now)} as mark, s.bio, s.common
      from ${suggestedAccounts(scope)} s order by s.common desc, s.id desc ${atMost(mostSuggestions)}`);
    return rows.map((row) => ({ ...briefOf(row), bio: row.bio, common: row.common }));
  },
});

async function accountOf(scope: ReadScope, handle: string): Promise<AccountId> {
  const [row] = await scope.rows<{ id: AccountId }>(sql`
    select a.id from ${visibleAccounts(scope)} a where a.handle = ${handle}`);
  if (!row) throw notFound();
  return row.id;
}
