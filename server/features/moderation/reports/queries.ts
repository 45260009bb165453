// What reporters and visitors learn of reports.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { AppError, notFound } from "@/server/shared/errors";
import { parseNumber } from "@/server/shared/quotable-number";
import type { ReportableKind } from "@/server/shared/subject";
import { accountIdOf } from "@/server/trust/authors/brief";
import { type TimeLimitName, timeLimits } from "@/server/trust/standing/time-limits";
import { contentModule, findSnapshot } from "@/server/trust/subjects";
import {
  findReportableInput,
  myReportsInput,
  type PublishedLimits,
  type ReportableView,
  type ReportReason,
  type ReportState,
  type ReportStatusView,
  receiptInput,
  reportReasons,
} from "../contract/reports";
import { reportReasonMeanings } from "../report-reasons";
import { ownReports, reportByReceipt } from "../visibility/reports";

const pageSize = 20;

interface Row {
  id: string;
  receipt: string;
  subjectKind: ReportableKind;
  reason: ReportReason;
  state: ReportState;
  acceptedAt: Date;
  assessedAt: Date | null;
  handledAt: Date | null;
  fedBackAt: Date | null;
  dueAt: Date;
  outcome: "upheld" | "not-upheld" | null;
  feedback: string | null;
}

const columns = sql`r.id, r.receipt, r.subject_kind as "subjectKind", r.reason, r.state, r.accepted_at as "acceptedAt", r.assessed_at as "assessedAt",
  r.handled_at as "handledAt", r.fed_back_at as "fedBackAt", r.due_at as "dueAt", r.outcome, r.feedback`;

function viewOf({ id: _, ...row }: Row, now: Date): ReportStatusView {
  return {
    ...row,
    acceptedAt: row.acceptedAt.toISOString(),
    assessedAt: row.assessedAt?.toISOString() ?? null,
    handledAt: row.handledAt?.toISOString() ?? null,
    fedBackAt: row.fedBackAt?.toISOString() ?? null,
    dueAt: row.dueAt.toISOString(),
    isOverdue: row.state !== "fed-back" && row.dueAt < now,
  };
}

/** State, times and result of a report, for whoever holds its receipt. INVALID/INPUT_INVALID for what cannot be a receipt, NOT_FOUND for an unknown one. */
export const reportStatus = query({
  access: "anyone",
  obligations: ["PUB-20.2-b", "MB-14.1-a"],
  input: receiptInput,
  async run({ input, scope }): Promise<ReportStatusView> {
    const receipt = parseNumber("R", input.receipt);
    if (!receipt) {
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "receipt", problem: "check_character" }] });
    }
    const [row] = await scope.rows<Row>(sql`select ${columns} from ${reportByReceipt(receipt)} r`);
    if (!row) throw notFound();
    return viewOf(row, scope.now);
  },
});

/** One's own reports, newest first. */
export const myReports = query({
  access: "signed-in",
  obligations: ["PUB-20.2-b"],
  input: myReportsInput,
  async run({ input, scope }): Promise<{ reports: ReportStatusView[]; next: string | null }> {
    const before = input.before ? sql`where r.id < ${input.before}::uuid` : sql``;
    const rows = await scope.rows<Row>(sql`
      select ${columns} from ${ownReports(scope)} r ${before} order by r.id desc ${atMost(pageSize)}`);
    return {
      reports: rows.map((row) => viewOf(row, scope.now)),
      next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/**
 * What an address of this site, or an account's number, names, so that the public form can show what is being reported. NOT_FOUND for anything that the viewer cannot see.
 */
export const findReportable = query({
  access: "anyone",
  obligations: ["PUB-20.2-a", "MB-14.1-a"],
  input: findReportableInput,
  async run({ input, scope }): Promise<ReportableView> {
    const named = await nameIn(scope, input.address);
    const target = named && (await contentModule(named.kind).find(scope, named.id));
    const snapshot = target && (await findSnapshot(scope, named));
    if (!snapshot) throw notFound();
    const text = snapshot.texts.map((part) => part.text).join(" ");
    return { ...named, authorName: snapshot.authorName, excerpt: Array.from(text).slice(0, 80).join("") };
  },
});

async function nameIn(scope: ReadScope, address: string): Promise<{ kind: ReportableKind; id: string } | null> {
  const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  const comment = new RegExp(`#(?:comment-|c-|c)?(${uuid})`, "i").exec(address)?.[1];
  if (comment) return { kind: "comment", id: comment.toLowerCase() };
  const post = new RegExp(`/p/(${uuid})`, "i").exec(address)?.[1];
  if (post) return { kind: "post", id: post.toLowerCase() };
  const handle = /(?:\/u\/|^@?)([0-9A-Za-z_-]{3,32})\/?$/.exec(address)?.[1];
  const id = handle ? await accountIdOf(scope, handle) : null;
  return id ? { kind: "account", id } : null;
}

/** The published limits and what each reason of a report means, for the help page. */
export const publishedLimits = query({
  access: "anyone",
  obligations: ["PUB-20.2-a", "PUB-20.2-b", "IM-06.2-a"],
  input: z.object({}),
  async run(): Promise<PublishedLimits> {
    return {
      limits: (Object.keys(timeLimits) as TimeLimitName[]).map((name) => ({ name, ...timeLimits[name] })), // its keys are the names
      reasons: reportReasons.map((reason) => {
        const { bottomLine, severity } = reportReasonMeanings[reason];
        return { reason, bottomLine, severity };
      }),
    };
  },
});
