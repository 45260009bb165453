// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { noticeSetting, notification } from "@/db/schema/notifications";
import type { ReadScope } from "@/server/core/read-scope";
import { type NoticeGroup, noticeKinds, peopleGroups, peopleKinds } from "@/server/shared/notices";
import { admittedTo, commentAdmittedTo } from "@/server/trust/labels/surfaces";
import { noBlockBetween } from "@/server/trust/visibility/condition";
import { followedBy, visibleAccounts, visibleComments, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount, mutedText } from "@/server/trust/visibility/mutes";

/**
 * The viewer's notices, without those that somebody caused whom the viewer can no longer see or mutes, in whose text a muted word stands, or of groups that
 * the viewer does not want. What the platform itself says (measures, appeals, identity) is always there.
 */
export function ownNotices(scope: ReadScope): SQL {
  return sql`(select n.* from ${notification} n where n.account_id = ${scope.viewerId}::uuid and (n.actor_id is null
    or (${noBlockBetween(scope, sql`n.actor_id`)} and not ${mutedAccount(scope, sql`n.actor_id`)}
      and exists (select from ${visibleAccounts(scope)} v where v.id = n.actor_id)
      and not n.kind = any(${unwantedKinds(scope)})
      and not ${mutedText(scope, "notifications", textOf(scope, "n"))})))`;
}

/** The kinds of the groups that the viewer switched off, gathered once per statement. */
function unwantedKinds(scope: ReadScope): SQL {
  return sql`coalesce((
    select array_agg(g.kind) from ${noticeSetting} ns join ${groups} on g.grouped = ns.kind
    where ns.account_id = ${scope.viewerId}::uuid and not ns.shown), '{}'::text[])`;
}

/** Which group each kind that people cause belongs to. */
const groups: SQL = sql`(values ${sql.join(
  peopleGroups.flatMap((group) => noticeKinds[group].map((kind) => sql`(${group}::text, ${kind}::text)`)),
  sql`, `,
)}) as g(grouped, kind)`;

/** A condition over notices `n`: of this group. */
export function ofGroup(group: NoticeGroup): SQL {
  return group === "system"
    ? sql`not n.kind = any(${sql.param([...peopleKinds])}::text[])`
    : sql`n.kind = any(${sql.param([...noticeKinds[group]])}::text[])`;
}

/** A condition over notices `n`: caused by somebody whom the viewer follows, or said by the platform. */
export function fromFollowed(scope: ReadScope): SQL {
  return sql`(n.actor_id is null or n.actor_id in (select f.account_id from ${followedBy(scope)} f))`;
}

/** A condition over notices `n`: of a group that the viewer wants pushed. */
export function isPushed(scope: ReadScope): SQL {
  return sql`exists (select from ${noticeSetting} ns left join ${groups} on g.grouped = ns.kind
    where ns.account_id = ${scope.viewerId}::uuid and ns.pushed
      and (g.kind = n.kind or (ns.kind = 'system' and not n.kind = any(${sql.param([...peopleKinds])}::text[]))))`;
}

/** The viewer's settings by group. */
export function ownSettings(scope: ReadScope): SQL {
  return sql`(select ns.kind, ns.shown, ns.pushed from ${noticeSetting} ns where ns.account_id = ${scope.viewerId}::uuid)`;
}

/** What the notice with this alias is about, as its reader may see it now; null where that is no text, or gone. */
export function textOf(scope: ReadScope, alias: string): SQL {
  const n = sql.raw(alias);
  return sql`(case ${n}.subject_kind when 'post' then (select p.body from ${visiblePosts(scope)} p where p.id = ${n}.subject_id
      and (p.author_id = ${scope.viewerId}::uuid or ${admittedTo("notices", "p")}))
    when 'comment' then (select c.body from ${visibleComments(scope)} c where c.root_id = ${n}.root_id and c.id = ${n}.subject_id
      and (c.author_id = ${scope.viewerId}::uuid or ${commentAdmittedTo("notices", "c")})) end)`;
}

/** The texts of posts and comments that the viewer may see, by kind and id. */
export function visibleTexts(scope: ReadScope): SQL {
  return sql`(select 'post' as kind, p.id, p.body from ${visiblePosts(scope)} p
    union all select 'comment', c.id, c.body from ${visibleComments(scope)} c)`;
}
