// What a person lets others do, read for one who wants to reach them.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { contactSetting } from "@/db/schema/protection";
import { block, follow } from "@/db/schema/relations";
import type { ReadScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import type { Contact } from "@/server/shared/contact";
import { AppError, type Refusal } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { AccountFacts } from "@/server/trust/policy/facts";
import { type ContactRules, contactRefused } from "./rules";

/** The rules of this account as they stand for somebody who wants to reach it, as json (ContactRules); null where nobody is signed in, and for oneself. */
export function contactRules(reacher: AccountId | null, accountId: SQL): SQL {
  if (!reacher) return sql`null`;
  const by = sql`${reacher}::uuid`;
  return sql`(
    select json_build_object('name', ca.nickname, 'minAgeDays', coalesce(cs.min_age_days, 0), 'protectedUntil', cs.protected_until,
      'since', (select by.created_at from ${account} by where by.id = ${by}),
      'circles', json_build_object('reply', coalesce(cs.replies, 'everyone'), 'mention', coalesce(cs.mentions, 'everyone'),
        'quote', coalesce(cs.quotes, 'everyone'), 'message', coalesce(cs.messages, 'everyone')),
      'follows', exists (select from ${follow} cf where cf.follower_id = ca.id and cf.followee_id = ${by}),
      'isFollowed', exists (select from ${follow} cg where cg.follower_id = ${by} and cg.followee_id = ca.id))
    from ${account} ca left join ${contactSetting} cs on cs.account_id = ca.id where ca.id = ${accountId} and ca.id <> ${by})`;
}

/** The refusal that reaching this account in this way would meet now; null where the viewer may. */
export async function foreseeContact(
  scope: ReadScope,
  contact: Contact,
  accountId: AccountId,
): Promise<Refusal | null> {
  if (accountId === scope.viewerId) return null;
  const [row] = await scope.rows<{ rules: ContactRules | null }>(sql`
    select ${contactRules(scope.viewerId, sql`${accountId}::uuid`)} as rules`);
  const refused = row?.rules && contactRefused(row.rules, contact, scope.now);
  return refused ? new AppError("FORBIDDEN", "CONTACT_LIMITED", refused).refusal : null;
}

/**
 * Refuses FORBIDDEN/CONTACT_LIMITED where one of these people does not let the actor reach them in this way; for people who are known only once the
 * transaction has found them, such as whom a comment answers. Oneself is never refused. The target of a command is held by a gate (gates.ts).
 */
export async function requireContact(
  tx: WriteTx,
  actor: Pick<AccountFacts, "accountId">,
  contact: Contact,
  ids: readonly AccountId[],
): Promise<void> {
  const others = [...new Set(ids)].filter((id) => id !== actor.accountId);
  if (others.length === 0) return;
  const rows = await tx.rows<{ rules: ContactRules | null }>(sql`
    select ${contactRules(actor.accountId, sql`o.id`)} as rules from unnest(${sql.param(others)}::uuid[]) with ordinality o(id, place) order by o.place`);
  for (const { rules } of rows) {
    const refused = rules && contactRefused(rules, contact, tx.now);
    if (refused) throw new AppError("FORBIDDEN", "CONTACT_LIMITED", refused);
  }
}

/**
 * Refuses to change words that stand beside those of somebody who shut their writer out since: FORBIDDEN/CONTACT_LIMITED where one of the accounts that `others` answers as `id` takes no
 * such contact from the actor any more, FORBIDDEN/WORDS_STAY where a block stands between the two. Deleting stays possible.
 */
export async function requireStillInContact(
  tx: WriteTx,
  { accountId }: Pick<AccountFacts, "accountId">,
  contact: Contact,
  others: SQL,
): Promise<void> {
  const rows = await tx.rows<{ rules: ContactRules | null; isBlocked: boolean }>(sql`
    select ${contactRules(accountId, sql`o.id`)} as rules, exists (
      select from ${block} b where (b.blocker_id = o.id and b.blocked_id = ${accountId}::uuid) or (b.blocker_id = ${accountId}::uuid and b.blocked_id = o.id)) as "isBlocked"
    from (${others}) o`);
  if (rows.some(({ isBlocked }) => isBlocked)) throw new AppError("FORBIDDEN", "WORDS_STAY", {});
  for (const { rules } of rows) {
    const refused = rules && contactRefused(rules, contact, tx.now);
    if (refused) throw new AppError("FORBIDDEN", "CONTACT_LIMITED", refused);
  }
}
