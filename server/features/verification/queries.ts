// What people read of marks and of their own applications, and reviewers of the one they hold.
import { type SQL, sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { nobody } from "@/server/shared/account-brief";
import { notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { authorRecord } from "@/server/trust/standing/author-record";
import {
  type ApplicationQueue,
  type ApplicationView,
  type MarkView,
  markOfInput,
  nothingInput,
  type OwnMarkView,
  oneApplicationInput,
} from "./contract/applications";
import type { MarkDocument } from "./contract/documents";
import {
  type ApplicationDbRow,
  applicationRowOf,
  type MarkDbRow,
  markViewOf,
  type QueueDbRow,
  queueRowOf,
} from "./views";
import {
  applicationBefore,
  marksOfVisible,
  openedApplication,
  ownApplications,
  readableApplications,
  waitingApplications,
} from "./visibility";

const mostOwn = 20;
const mostQueued = 100;
const columns = sql`m.id, m.number, m.class, m.text, m.nickname, m.country, m.state, m.corrects, m.submitted_at as "submittedAt", m.due_at as "dueAt",
  m.decided_at as "decidedAt", m.reason, m.findings`;
const markColumns = sql`k.class, k.text, k.country, k.documents, k.checked_at as "checkedAt", k.expires_at as "expiresAt", k.ended_at as "endedAt",
  k.ended_because as "endedBecause", ${briefRow(sql`k.account_id`)} as account`;

/** One's own mark, in force or ended, and one's applications, the newest first, with what was found and why. */
export const mine = query({
  access: "signed-in",
  obligations: ["MB-10.1-a"],
  input: nothingInput,
  async run({ scope, viewerId }): Promise<OwnMarkView> {
    const [marks, applications] = await Promise.all([
      scope.rows<MarkDbRow>(
        sql`select ${markColumns} from ${marksOfVisible(scope)} k where k.account_id = ${viewerId}::uuid`,
      ),
      scope.rows<ApplicationDbRow>(
        sql`select ${columns} from ${ownApplications(viewerId)} m order by m.id desc ${atMost(mostOwn)}`,
      ),
    ]);
    const [mark] = marks;
    return { mark: mark ? markViewOf(mark) : null, applications: applications.map(applicationRowOf) };
  },
});

/** What was checked of an account, on which kinds of document, when, and until when; of a mark that ended, when and why. NOT_FOUND where there never was one, as for its page. */
export const markOf = query({
  access: "anyone",
  obligations: ["MB-08.3-a"],
  input: markOfInput,
  async run({ input, scope }): Promise<MarkView> {
    const [row] = await scope.rows<MarkDbRow>(
      sql`select ${markColumns} from ${marksOfVisible(scope)} k where k.handle = ${input.handle}`,
    );
    if (!row) throw notFound();
    return markViewOf(row);
  },
});

/** Applications that wait, the one due first first; nothing of what they claim. */
export const queue = query({
  access: { staff: ["reviewer", "officer"] },
  obligations: ["MB-10.1-a"],
  input: nothingInput,
  async run({ scope, viewerId }): Promise<ApplicationQueue> {
    const rows = await scope.rows<QueueDbRow>(sql`
      select ${columns}, ${briefRow(sql`m.account_id`)} as account, m.claimed_by as "claimedBy", ${briefRow(sql`m.claimed_by`)} as claimer,
        m.claimed_until as "claimedUntil"
      from ${waitingApplications} m order by m.due_at, m.id ${atMost(mostQueued)}`);
    return { applications: rows.map((row) => queueRowOf(row, viewerId, scope.now)) };
  },
});

/**
 * Claim and evidence, opened, for the applicant and for the reviewer who holds a claim on it and gave the second factor. NOT_FOUND for everybody else, and where the
 * person's key was destroyed.
 */
export const application = query({
  access: "signed-in",
  obligations: ["MB-08.1-a", "MB-10.1-a"],
  input: oneApplicationInput,
  async run({ input, scope, request }): Promise<ApplicationView> {
    const asStaff = request.session?.secondFactorAt != null;
    const [row] = await scope.rows<Opened>(opened(readableApplications(scope, asStaff), input.applicationId));
    if (!row) throw notFound();
    const [content, record] = await Promise.all([
      openedApplication(scope, input.applicationId, asStaff),
      authorRecord(scope, row.accountId, scope.now),
    ]);
    if (!content) throw notFound();
    return {
      ...applicationRowOf(row),
      account: row.account ? briefOf(row.account) : nobody,
      claim: content.claim,
      evidence: content.evidence.map((shown) => ({
        ...shown,
        document: shown.document as MarkDocument, // applyForMark parsed it
        expiresAt: shown.expiresAt && new Date(shown.expiresAt).toISOString(),
      })),
      currentNickname: row.account?.nickname ?? "",
      identity: { kind: record?.identityState ?? "none", masked: record?.identityMasked ?? null },
      before: row.before && applicationRowOf(dated(row.before)),
    };
  },
});

interface Opened extends ApplicationDbRow {
  accountId: AccountId;
  account: BriefRow | null;
  /** As json has it. */
  before: ApplicationDbRow | null;
}

function opened(applications: SQL, id: string): SQL {
  return sql`
    select ${columns}, m.account_id as "accountId", ${briefRow(sql`m.account_id`)} as account,
      (select to_json(b) from (select ${columns} from ${applicationBefore(sql`x.corrects`, sql`x.account_id`)} m) b) as before
    from ${applications} x cross join lateral (select x.*) m where x.id = ${id}::uuid`;
}

/** Json has instants as text. */
function dated(row: ApplicationDbRow): ApplicationDbRow {
  const { decidedAt } = row;
  return {
    ...row,
    submittedAt: new Date(row.submittedAt),
    dueAt: new Date(row.dueAt),
    decidedAt: decidedAt && new Date(decidedAt),
  };
}
