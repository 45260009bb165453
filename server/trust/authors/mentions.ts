// Whom the names in a text mean: read when the text is written, and told and shown from then on, whatever the person is called later.
import { type SQL, sql } from "drizzle-orm";
import { account, accountName } from "@/db/schema/accounts";
import { comment } from "@/db/schema/comments";
import { post } from "@/db/schema/microblog";
import { mention } from "@/db/schema/trust/mentions";
import type { Rows } from "@/server/core/database";
import { readScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import { entitiesOf, mentionsOf } from "@/server/shared/entities";
import { AppError } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { MentionView } from "@/server/shared/mention-view";
import type { SubjectRef } from "@/server/shared/subject";
import type { ReviewedText } from "@/server/shared/user-text";
import { contactRules } from "@/server/trust/contact/relation";
import { type ContactRules, contactRefused } from "@/server/trust/contact/rules";
import type { AccountFacts } from "@/server/trust/policy/facts";
import { visibleAccounts } from "@/server/trust/visibility/contents";
import { nameKeyOf } from "./name-key";

/** A name of a text with the account that it means. */
interface Mentioned {
  name: string;
  accountId: AccountId;
}

/**
 * Keeps whom the names of a content's text mean: handles, and nicknames as they are now; names of nobody, and of accounts that the writer may not see, mean nobody. What was
 * kept before stays. Refuses FORBIDDEN/CONTACT_LIMITED where somebody named anew does not let the writer mention them. Nothing is asked for a text without names.
 */
export async function keepMentions(
  tx: WriteTx,
  writer: Pick<AccountFacts, "accountId">,
  of: SubjectRef<"post" | "comment">,
  text: ReviewedText,
): Promise<void> {
  const names = mentionsOf(text);
  if (names.length === 0) return;
  const scope = readScope(writer.accountId, tx.now, tx);
  const rows = await tx.rows<Mentioned & { handle: string; nickname: string; rules: ContactRules }>(sql`
    select w.name, a.id as "accountId", a.handle, a.nickname, ${contactRules(writer.accountId, sql`a.id`)} as rules
    from unnest(${sql.param(names)}::text[], ${sql.param(names.map(nameKeyOf))}::text[]) as w(name, key)
    join ${account} a on a.handle = w.name or a.id = (select n.account_id from ${accountName} n where n.normal = w.key)
    where exists (select from ${visibleAccounts(scope)} v where v.id = a.id) and not exists (
      select from ${mention} k where k.root_id = ${of.rootId}::uuid and k.kind = ${of.kind} and k.id = ${of.id}::uuid and k.name = w.name)`);
  // A name can be kept for an account that does not bear it: one that waits for review, or that was given up.
  const meant = rows.filter(({ name, handle, nickname }) => name === handle || nameKeyOf(name) === nameKeyOf(nickname));
  if (meant.length === 0) return;
  for (const { accountId, rules } of meant) {
    const refused = accountId !== writer.accountId && contactRefused(rules, "mention", tx.now);
    if (refused) throw new AppError("FORBIDDEN", "CONTACT_LIMITED", refused);
  }
  await tx.rows(sql`
    insert into ${mention} (root_id, kind, id, name, account_id, created_at)
    select ${of.rootId}::uuid, ${of.kind}, ${of.id}::uuid, m.name, m."accountId", ${tx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(meant.map(({ name, accountId }) => ({ name, accountId })))}) as m(name text, "accountId" uuid) on conflict do nothing`);
}

/** Pure: how an account is named after "@" so that `keepMentions` finds it: its nickname without blanks and signs where that is the same name, else its number. */
export function mentionNameOf({ nickname, handle }: { nickname: string; handle: string }): string {
  const bare = nickname.replace(/[^\p{L}\p{M}\p{N}_·-]/gu, "");
  const [named] = entitiesOf(`@${bare}`);
  const isFound = named?.kind === "mention" && named.value === bare && nameKeyOf(bare) === nameKeyOf(nickname);
  return isFound ? bare : handle;
}

/** Somebody whom a post or comment concerns besides those who take part in it. */
export interface Concerned {
  accountId: AccountId;
  as: "mention" | "quote" | "repost";
  /** For a mention: the name as it is written. */
  name: string | null;
  authorId: AccountId;
}

/** Whom a post or comment names, held edits included, and whose post it passes on. */
export function concernedBy(through: Rows, of: SubjectRef<"post" | "comment">): Promise<Concerned[]> {
  const authorId = of.kind === "post" ? sql`p.author_id` : sql`c.author_id`;
  return through.rows<Concerned>(sql`
    select mn.account_id as "accountId", 'mention' as "as", mn.name, ${authorId} as "authorId" from ${mention} mn
    left join ${post} p on p.id = mn.id left join ${comment} c on c.root_id = mn.root_id and c.id = mn.id
    where mn.root_id = ${of.rootId}::uuid and mn.kind = ${of.kind} and mn.id = ${of.id}::uuid
    union all
    select s.author_id, case when p.is_repost then 'repost' else 'quote' end, null, p.author_id
    from ${post} p join ${post} s on s.id in (p.source_id, p.via_id) where ${of.kind} = 'post' and p.id = ${of.id}::uuid`);
}

/** Whom the content of these columns means, as json (MentionView[], or null), for the select list of a statement; `body` saves the look where there is no name. */
export function mentionsPart(kind: "post" | "comment", of: { rootId: SQL; id: SQL; body: SQL }): SQL {
  return sql`case when ${of.body} ~ '[@＠]' then (
    select json_agg(json_build_object('name', mn.name, 'handle', ma.handle)) from ${mention} mn join ${account} ma on ma.id = mn.account_id
    where mn.root_id = ${of.rootId} and mn.kind = ${sql.raw(`'${kind}'`)} and mn.id = ${of.id}) end`;
}

/** Pure: of the names kept for a content, those in the text that is shown; names of a held edit are nobody's business. */
export function mentionsShown(rows: readonly MentionView[] | null, text: string): MentionView[] {
  if (!rows) return [];
  const names = new Set(mentionsOf(text));
  return rows.filter(({ name }) => names.has(name));
}
