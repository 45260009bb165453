// Cases on the desk: a post that a rule holds, and one that somebody reported.
import { sql } from "drizzle-orm";
import { decision, moderationCase, report } from "@/db/schema/moderation";
import { measure, reportItem } from "@/db/schema/trust/measures";
import { reader } from "@/server/core/database";
import type { CaseId, PostId } from "@/server/shared/ids";
import { as, drain, makePerson, type Person } from "@/server/testing/world";

/** Words that a default rule holds, and the rule. */
export const heldText = "收购银行卡的人别来找我";
export const heldBy = { id: "fraud-account-trade", version: 1 };

interface Matter {
  author: Person;
  id: PostId;
  caseId: CaseId;
}

/** A new author's post that waits for review. The default rules must be in force. */
export async function heldPost(): Promise<Matter> {
  const author = await makePerson();
  const { id, held } = await as(author).microblog.createPost({ body: heldText });
  if (!held) throw new Error("No rule holds it.");
  await drain();
  return { author, id, caseId: await caseOf(id) };
}

/** A new author's ordinary post that `reporter` reported. */
export async function reportedPost(reporter: Person | null = null): Promise<Matter & { receipt: string }> {
  const author = await makePerson();
  const { id } = await as(author).microblog.createPost({ body: "看起来普通的帖子" });
  const { receipt } = await as(reporter).moderation.report({ subject: { kind: "post", id }, reason: "fraud" });
  return { author, id, caseId: await caseOf(id), receipt };
}

/** The latest case about this subject. */
export async function caseOf(subjectId: string): Promise<CaseId> {
  const [row] = await reader.rows<{ id: CaseId }>(
    sql`select id from ${moderationCase} where subject_id = ${subjectId}::uuid order by id desc limit 1`,
  );
  if (!row) throw new Error("There is no case.");
  return row.id;
}

/** How much the desk has done so far: what a refused decision leaves as it was. */
export function deskWork(): Promise<{ n: number }[]> {
  return reader.rows(sql`
    select count(*)::int as n from ${decision} union all select count(*)::int from ${measure} union all select count(*)::int from ${reportItem}
    union all select count(*)::int from ${moderationCase} where state = 'decided' union all select count(*)::int from ${report} where state = 'fed-back'`);
}
