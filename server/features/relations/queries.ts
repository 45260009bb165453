// What people read of accounts and of who follows whom.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import type { Region } from "@/server/shared/content";
import { notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { MarkBrief } from "@/server/shared/marks";
import { briefOf } from "@/server/trust/authors/brief";
import { accountNumbers, verifiedKinds } from "@/server/trust/authors/standing";
import { markRow } from "@/server/trust/standing/marks";
import { visibleAccounts } from "@/server/trust/visibility/contents";
import {
  type AccountPage,
  accountsPerPage,
  blockedListInput,
  mostSuggestions,
  type ProfileView,
  profileInput,
  type RelationView,
  relationListInput,
  type Suggestion,
} from "./contract";
import { blockedAccounts, relatedAccounts, relationColumns, suggestedAccounts } from "./visibility";

interface AccountRow extends RelationView {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
  mark: MarkBrief | null;
  bio: string | null;
}

interface ProfileRow extends AccountRow {
  region: Region | null;
  identity: "person" | "organisation" | null;
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
        k.kind as identity, n.posts, n.followers, n.following, ${relationColumns(scope, sql`a.id`)}
      from ${visibleAccounts(scope)} a join ${accountNumbers} n on n.account_id = a.id left join ${verifiedKinds} k on k.id = a.principal_id
      where a.handle = ${input.handle}`);
    if (!row) throw notFound();
    const { region, identity, posts, followers, following } = row;
    return { ...cardOf(row), region, identity, joinedAt: row.joinedAt.toISOString(), posts, followers, following };
  },
});

/** Who follows an account, newest accounts first; NOT_FOUND as for its page. */
export const followers = query({
  access: "anyone",
  obligations: [],
  input: relationListInput,
  run: async ({ input, scope }) =>
    pageOf(scope, relatedAccounts(scope, "followers", await accountOf(scope, input.handle)), input.before),
});

/** Whom an account follows, newest accounts first; NOT_FOUND as for its page. */
export const following = query({
  access: "anyone",
  obligations: [],
  input: relationListInput,
  run: async ({ input, scope }) =>
    pageOf(scope, relatedAccounts(scope, "following", await accountOf(scope, input.handle)), input.before),
});

/** Whom the viewer blocks. */
export const blocked = query({
  access: "signed-in",
  obligations: [],
  input: blockedListInput,
  run: ({ input, scope }) => pageOf(scope, blockedAccounts(scope), input.before),
});

/** A few accounts that the viewer may want to follow: first whom most of those they follow do, then who published lately. One statement. */
export const suggestions = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<Suggestion[]> {
    const rows = await scope.rows<Omit<AccountRow, keyof RelationView> & { common: number }>(sql`
      select s.id, s.handle, s.nickname, s.avatar_id as "avatarId", ${markRow(sql`s.id`, scope.now)} as mark, s.bio, s.common
      from ${suggestedAccounts(scope)} s order by s.common desc, s.id desc limit ${mostSuggestions}::int`);
    return rows.map((row) => ({ ...briefOf(row), bio: row.bio, common: row.common }));
  },
});

async function accountOf(scope: ReadScope, handle: string): Promise<AccountId> {
  const [row] = await scope.rows<{ id: AccountId }>(sql`
    select a.id from ${visibleAccounts(scope)} a where a.handle = ${handle}`);
  if (!row) throw notFound();
  return row.id;
}

async function pageOf(scope: ReadScope, accounts: SQL, before: AccountId | undefined): Promise<AccountPage> {
  const older = before ? sql`where a.id < ${before}::uuid` : sql``;
  const rows = await scope.rows<AccountRow>(sql`
    select a.id, a.handle, a.nickname, a.avatar_id as "avatarId", ${markRow(sql`a.id`, scope.now)} as mark, a.bio, ${relationColumns(scope, sql`a.id`)}
    from ${accounts} a ${older} order by a.id desc limit ${accountsPerPage}::int`);
  return { accounts: rows.map(cardOf), next: rows.length === accountsPerPage ? (rows.at(-1)?.id ?? null) : null };
}

function cardOf(row: AccountRow) {
  const { isMe, isFollowing, followsMe, isBlocked } = row;
  return { ...briefOf(row), bio: row.bio, relation: { isMe, isFollowing, followsMe, isBlocked } };
}
