// What the public is told of who stands behind an account, and of its numbers.
import { type SQL, sql } from "drizzle-orm";
import { accountStats } from "@/db/schema/accounts";
import { principal } from "@/db/schema/trust/standing";

/** Numbers of accounts by `account_id`. */
export const accountNumbers: SQL = sql`(select n.account_id, n.posts, n.followers, n.following from ${accountStats} n)`;

/** Kinds of verified principals by `id`; a principal whose identity is not verified has no row. */
export const verifiedKinds: SQL = sql`(select k.id, k.kind from ${principal} k where k.identity_state = 'passed' and k.kind <> 'unverified')`;
