// The relations that this domain's queries may select from, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { accountList, accountListMember } from "@/db/schema/lists";
import { subjectState } from "@/db/schema/trust/visibility";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, ListId, PostId, PrincipalId } from "@/server/shared/ids";
import { accountNames } from "@/server/trust/authors/brief";
import { admittedTo } from "@/server/trust/labels/surfaces";
import { visibleTo } from "@/server/trust/visibility/condition";
import { visibleAccounts, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount } from "@/server/trust/visibility/mutes";

/** Lists that the viewer may see: public ones, and their own with the state of those that others do not see. */
export function visibleLists(scope: ReadScope): SQL {
  return sql`(select l.*, s.state, s.since, s.measure_id, coalesce(s.hidden, false) as hidden
    from ${accountList} l left join ${subjectState} s on s.root_id = l.root_id and s.kind = 'list' and s.id = l.id
    where ${visibleTo(scope, "list", "l")})`;
}

/** The accounts in a list that the viewer may see; none of a list that they may not. */
export function listMembers(scope: ReadScope, listId: ListId): SQL {
  return sql`(select v.* from ${accountListMember} m join ${visibleAccounts(scope)} v on v.id = m.account_id
    where m.root_id = ${listId}::uuid and exists (select from ${visibleLists(scope)} vl where vl.id = m.root_id))`;
}

/** True where the account is in the list of this column. */
export function hasAccount(listId: SQL, accountId: AccountId): SQL {
  return sql`exists (select from ${accountListMember} hm where hm.root_id = ${listId} and hm.account_id = ${accountId}::uuid)`;
}

/**
 * Ids of the newest posts of a list's accounts, in two steps that read little, as home does: the newest post of each names the few who can be on the page at all, and only
 * theirs are walked further. Accounts that the viewer mutes are left out, and what a label keeps off lists.
 */
export function listPosts(scope: ReadScope, listId: ListId, before: PostId | null, limit: number): SQL {
  const older = before ? sql`and p.id < ${before}::uuid` : sql``;
  const posts = sql`${visiblePosts(scope)} p where p.author_id = h.id and ${admittedTo("list", "p")} ${older} order by p.id desc`;
  return sql`(
    select p.id from (
      select h.id from ${listMembers(scope, listId)} h cross join lateral (select p.id from ${posts} limit 1) newest
      where not ${mutedAccount(scope, sql`h.id`)} order by newest.id desc ${atMost(limit)}
    ) h cross join lateral (select p.id from ${posts} ${atMost(limit)}) p
    order by p.id desc ${atMost(limit)})`;
}

export interface ListTarget {
  id: ListId;
  authorId: AccountId;
  principalId: PrincipalId;
  state: string | null;
}

/** One visible list as a target. */
export async function findVisibleList(scope: ReadScope, id: string): Promise<ListTarget | null> {
  const [row] = await scope.rows<ListTarget>(sql`
    select l.id, l.author_id as "authorId", a.principal_id as "principalId", l.state
    from ${visibleLists(scope)} l join ${accountNames} a on a.id = l.author_id where l.id = ${id}::uuid`);
  return row ?? null;
}

export interface ListRecord {
  id: string;
  authorId: AccountId;
  authorName: string;
  name: string;
  members: number;
  createdAt: string;
}

/** A list as it stands, whoever may see it, as json (ListRecord): for snapshots only. */
export function listRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select l.id, l.author_id as "authorId", a.nickname as "authorName", l.name, l.members, l.created_at as "createdAt"
    from ${accountList} l join ${accountNames} a on a.id = l.author_id where l.id = ${id}) x`;
}
