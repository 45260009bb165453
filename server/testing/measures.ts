// Measures for tests, imposed the way the desk imposes them: a case, a published rule, a snapshot, a handler.
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { moderationCase } from "@/db/schema/moderation";
import { now } from "@/server/core/clock";
import { appendEvents } from "@/server/core/event-log";
import { inWriteTx } from "@/server/core/write-tx";
import { type CaseId, type MeasureId, newId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { type ContentKind, type SubjectRef, subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { giveMark } from "@/server/testing/marks";
import { as, contextAs, makePerson, type Person } from "@/server/testing/world";
import { endMeasure } from "@/server/trust/measures/end";
import type { HowEnded } from "@/server/trust/measures/events";
import { type Decided, type Imposed, type Imposition, imposeMeasures } from "@/server/trust/measures/impose";
import { insertDocument } from "@/server/trust/standing/agreements";
import { findSnapshot, type Snapshot } from "@/server/trust/subjects";

/** Publishes content rules with two clauses, once per database, and answers the first one's name. */
export async function publishedRule(): Promise<{ id: string; version: number }> {
  await inWriteTx((tx) =>
    insertDocument(tx, {
      key: "content-rules",
      titles: { "zh-CN": "内容规则", en: "Content rules" },
      texts: { "zh-CN": "## 不骗人\n…\n## 不伤人\n…", en: "## No fraud\n…\n## No harm\n…" },
      needsAcceptance: false,
      effectiveAt: tx.now,
      publishedBy: null,
    }),
  );
  return { id: "content-rules#1", version: 1 };
}

/** A decided case about a subject of this person. */
export async function makeCase(
  person: Person,
  subject: SubjectRef<ContentKind> = subjectRef("account", person.accountId),
): Promise<CaseId> {
  const id = newId<CaseId>();
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${moderationCase} (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, rules, opened_at,
        due_at, decided_at)
      values (${id}::uuid, ${id}, 'report', ${subject.kind}, ${subject.id}::uuid, ${subject.rootId}::uuid, ${person.accountId}::uuid,
              ${person.principalId}::uuid, 'decided', 2, '[]', ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${tx.now}::timestamptz)`),
  );
  return id;
}

const fitting: Readonly<Record<MeasureKind, () => Pick<Imposition, "params" | "endsAt">>> = {
  warn: () => ({ params: { demand: "请更正简介", deadline: addDays(now(), 7).toISOString() }, endsAt: null }),
  "limit-functions": () => ({ params: { functions: ["comment"] }, endsAt: addDays(now(), 7) }),
  "suspend-updates": () => ({ params: {}, endsAt: addDays(now(), 7) }),
  "stop-advertising": () => ({ params: {}, endsAt: addDays(now(), 7) }),
  "pause-comments": () => ({ params: {}, endsAt: addDays(now(), 7) }),
  "close-comments": () => ({ params: {}, endsAt: null }),
  "close-account": () => ({ params: {}, endsAt: null }),
  blacklist: () => ({ params: {}, endsAt: null }),
  "bar-registration": () => ({ params: { by: ["identity", "phone"] }, endsAt: null }),
  "remove-content": () => ({ params: {}, endsAt: null }),
  "label-content": () => ({ params: { label: "disputed" }, endsAt: null }),
  "take-back-mark": () => ({ params: {}, endsAt: null }),
};

/** Imposes a measure on a person, in a case of its own, by an officer of its own unless said otherwise. Whose mark is taken back has one. */
export async function impose(
  person: Person,
  kind: MeasureKind,
  over: Partial<Decided & Imposition> & { handler?: Person } = {},
): Promise<Imposed["measures"][number]> {
  const subject = over.subject ?? subjectRef("account", person.accountId);
  const rule = over.rule ?? (await publishedRule());
  const caseId = over.caseId ?? (await makeCase(person, subject));
  const handler = over.handler ?? (await makePerson({ posts: ["officer"] }));
  if (kind === "take-back-mark") await giveMark(person);
  return inWriteTx(async (tx) => {
    const snapshot = subject.kind === "account" ? accountAsIs(person) : await findSnapshot(tx, subject);
    const decided = {
      caseId,
      rule,
      bottomLine: "truthfulness" as const,
      severity: 2 as const,
      reason: "三次发布同一条假消息",
      handlerId: handler.accountId,
      ...over,
    };
    const one = {
      kind,
      subject,
      accountId: person.accountId,
      principalId: person.principalId,
      snapshot: snapshot ?? accountAsIs(person),
      ...fitting[kind](),
      ...over,
    };
    const { measures, events, beside } = await imposeMeasures(tx, decided, [one]);
    await appendEvents(tx, contextAs(handler), "measure", events, beside);
    if (!measures[0]) throw new Error("no measure was imposed");
    return measures[0];
  });
}

/** Ends a measure as the desk, the clock or an appeal would. */
export async function end(measureId: MeasureId, how: HowEnded): Promise<void> {
  await inWriteTx(async (tx) => {
    const { events, beside } = await endMeasure(tx, measureId, {
      how,
      reason: "复核后认为证据不足",
      handlerId: null,
      appealId: null,
    });
    await appendEvents(tx, contextAs(null, { system: "test" }), "measure", events, beside);
  });
}

/** What a measure may refuse: an ordinary post, or one that is declared to be something. */
export function post(person: Person, declared: "advert"[] = []) {
  return as(person).microblog.createPost({ body: "今天路上看到一只猫。", declared });
}

/** A refusal with this reason and, among others, these parameters. */
export function refusal(reason: string, params: object = {}) {
  return { cause: { reason, params: expect.objectContaining(params) } };
}

function accountAsIs(person: Person): Snapshot {
  return {
    kind: "account",
    id: person.accountId,
    rootId: person.accountId,
    authorId: person.accountId,
    authorName: person.nickname,
    texts: [{ field: "nickname", text: person.nickname }],
    mediaIds: [],
    createdAt: "2026-01-05T00:00:00.000Z",
    editedAt: null,
    spread: {},
    address: `/u/${person.handle}`,
  };
}
