// What is read of sections: the rule and its numbers by every reader, the comments of an account by whoever keeps them.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/server/pipeline/query";
import { notFound, type Refusal } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { KeeperAct, KeeperRole } from "@/server/shared/sections";
import { type BriefRow, briefOf, briefRow, briefsOf } from "@/server/trust/authors/brief";
import { foreseeContact } from "@/server/trust/contact/relation";
import { foresee } from "@/server/trust/policy/foresee";
import { keptAccounts, type SectionFacts } from "@/server/trust/sections";
import { responsibleDueOf } from "@/server/trust/standing/responsible";
import { commentColumns } from "../columns";
import {
  type BarView,
  deskPageSize,
  type KeepingView,
  type KeptCommentPage,
  type KeptCommentView,
  keptCommentsInput,
  keptInput,
  mayCommentInput,
  type SectionView,
  sectionInput,
} from "../contract/sections";
import { commentSubject } from "../subject";
import { type CommentRow, commentViewOf } from "../views";
import { barsOf, findDesk, keptList, sectionOfRoot } from "../visibility/kept";
import { endableIn, powersIn, writingHere } from "./policy";
import { sectionTarget } from "./subject";

/** The rule of the section under a post, who set it and why, and how many of its comments wait, are hidden or were removed; NOT_FOUND as for the post. */
export const section = query({
  access: "anyone",
  obligations: ["MB-10.2-b", "PUB-17.2-a"],
  input: sectionInput,
  async run({ input, scope }): Promise<SectionView> {
    const found = await sectionOfRoot(scope, input.postId);
    if (!found) throw notFound();
    const { section, waiting, hidden, removed } = found;
    const { ownerId, who, reviewFirst, isNews, setAs, reason } = section;
    const setAt = section.setAt && new Date(section.setAt).toISOString();
    const counts = { waiting, hidden, removed };
    const rule = { who, reviewFirst, isNews, setAs, reason, setAt, stopped: stoppedOf(section) };
    return { ownerId, ...rule, ...counts, powers: powersIn(section), endable: [...endableIn(section)] };
  },
});

/**
 * The refusal that commenting under this post, or answering this comment of it, would meet now, whatever is typed, so that a form can say it first; null where it would go
 * through. NOT_FOUND as for the post.
 */
export const mayComment = query({
  access: "signed-in",
  obligations: ["MB-07.1-c", "MB-10.2-b"],
  input: mayCommentInput,
  async run({ input, request, scope }): Promise<{ refusal: Refusal | null }> {
    const target = await sectionTarget.find(scope, input.postId);
    if (!target) throw notFound();
    const refusal = await foresee(request, "publish", "comment", scope.now, { target, gates: writingHere });
    const answered = refusal || !input.replyTo ? null : await commentSubject.find(scope, input.replyTo);
    return { refusal: refusal ?? (answered?.ownerId ? await foreseeContact(scope, "reply", answered.ownerId) : null) };
  },
});

/** The accounts whose comments the viewer keeps, one's own first. */
export const kept = query({
  access: "signed-in",
  obligations: ["MB-10.2-b"],
  input: z.object({}),
  async run({ scope, viewerId }) {
    const rows = await scope.rows<{ brief: BriefRow; role: KeeperRole }>(sql`
      select ${briefRow(sql`k.id`)} as brief, k.role from ${keptAccounts(scope)} k order by k.id = ${viewerId}::uuid desc, k.id`);
    return { accounts: rows.map(({ brief, role }) => ({ account: briefOf(brief), role })) };
  },
});

/** What those who keep an account's comments have before them; NOT_FOUND for everybody else. */
export const keeping = query({
  access: "signed-in",
  obligations: ["MB-10.2-a", "PUB-17.2-a", "PUB-17.2-b"],
  input: keptInput,
  async run({ input, scope }): Promise<KeepingView> {
    const found = await findDesk(scope, input.ownerId);
    const { section } = found ?? {};
    if (!found || !section?.role) throw notFound();
    const { responsibleId, missingSince, waiting, reported, overdue, hidden, left, charged } = found;
    const briefs = await briefsOf(scope, [input.ownerId, ...(responsibleId ? [responsibleId] : [])]);
    const owner = briefs.get(input.ownerId);
    if (!owner) throw notFound();
    return {
      owner,
      role: section.role,
      ownerKind: section.ownerKind,
      ownerLevel: section.ownerLevel,
      reviewFirst: section.reviewFirst,
      stopped: stoppedOf(section),
      powers: powersIn(section),
      endable: [...endableIn(section)],
      responsibleNamed: section.responsibleNamed,
      responsible: (responsibleId && briefs.get(responsibleId)) || null,
      responsibleDue: responsibleDueOf(missingSince, scope.now),
      counts: { waiting, reported, overdue, hidden },
      lapses: { left, charged },
    };
  },
});

function stoppedOf({ stopped }: SectionFacts): SectionView["stopped"] {
  return stopped && { until: stopped.until && new Date(stopped.until).toISOString() };
}

interface KeptRow extends CommentRow {
  state: KeptCommentView["state"];
  under: string;
  reports: number | null;
  dueAt: Date | null;
  act: KeeperAct | null;
  reason: string | null;
  byRole: KeeperRole | null;
  byId: AccountId | null;
  by: BriefRow | null;
  decidedAt: Date | null;
}

/** The comments under what an account published, newest first, for whoever keeps them; none for everybody else. Who reported what stays the platform's. */
export const keptComments = query({
  access: "signed-in",
  obligations: ["MB-10.2-a", "PUB-17.2-a"],
  input: keptCommentsInput,
  async run({ input, scope }): Promise<KeptCommentPage> {
    const { ownerId, state, postId = null, before = null } = input;
    const rows = await scope.rows<KeptRow>(sql`
      select ${commentColumns(scope)}, null as answered, c.state, c.under, c.reports, c.due_at as "dueAt", c.act, c.reason, c.by_role as "byRole",
        c.by_id as "byId", ${briefRow(sql`c.by_id`)} as by, c.decided_at as "decidedAt"
      from ${keptList(scope, { ownerId, state, postId, before })} c order by c.id desc`);
    return {
      comments: rows.map((row) => keptViewOf(row, scope.viewerId, scope.now)),
      next: rows.length === deskPageSize ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

function keptViewOf(row: KeptRow, viewerId: AccountId | null, now: Date): KeptCommentView {
  const { act, reason, byRole, by, decidedAt } = row;
  return {
    comment: commentViewOf(row, viewerId),
    under: row.under,
    state: row.state,
    mark: row.mark,
    reports: row.reports ?? 0,
    dueAt: row.dueAt?.toISOString() ?? null,
    isOverdue: row.dueAt !== null && row.dueAt < now,
    decided:
      act && reason && byRole && by && decidedAt
        ? { act, reason, role: byRole, by: briefOf(by), at: decidedAt.toISOString() }
        : null,
  };
}

/** Whom an account's keepers barred; none for everybody else. */
export const bars = query({
  access: "signed-in",
  obligations: ["PUB-17.2-a"],
  input: keptInput,
  async run({ input, scope }): Promise<{ bars: BarView[] }> {
    const rows = await scope.rows<{ account: BriefRow | null; reason: string; since: Date; until: Date | null }>(sql`
      select ${briefRow(sql`r.account_id`)} as account, r.reason, r.since, r.until from ${barsOf(scope, input.ownerId)} r order by r.since desc limit 200`);
    return {
      bars: rows.flatMap(({ account, reason, since, until }) =>
        account
          ? [{ account: briefOf(account), reason, since: since.toISOString(), until: until?.toISOString() ?? null }]
          : [],
      ),
    };
  },
});
