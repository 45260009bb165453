// Patrol walks over what is published with new rules, takes samples, and opens cases; an officer opens those that an authority points out.

import { readScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { PrincipalId } from "@/server/shared/ids";
import { type Severity, severityOf } from "@/server/shared/severity";
import { ref, subjectRef } from "@/server/shared/subject";
import { addDays, shanghaiDay } from "@/server/shared/time";
import { samplePosts } from "@/server/trust/review/patrol-sample";
import { compileRules, type Judgement, judge } from "@/server/trust/review/rules";
import { rulesInForce } from "@/server/trust/review/rules-in-force";
import { principalOf } from "@/server/trust/standing/author-record";
import { dueAfter } from "@/server/trust/standing/time-limits";
import { contentModule, findSnapshot, findSnapshots, type Snapshot } from "@/server/trust/subjects";
import {
  authorityCaseInput,
  authorityNoticed,
  nothingInput,
  oneRunInput,
  patrolAdvanced,
  patrolSampled,
} from "../contract/patrol";
import { lockRun, openFoundCase, runAdvanced } from "../store/patrol";
import { reviewedBefore, wasSampled } from "../visibility/patrol";

const perPage = 200;
const installation = subjectRef("installation", "00000000-0000-0000-0000-000000000000");
const noText = exempt("no user text");

/**
 * Takes the walk of a new rule one page further back in time; each content that its readers can see and that the rule hits gets a case for a person. A rule that was switched off
 * or replaced meanwhile ends its walk. `isDone` says whether to call again; CONFLICT/ALREADY_DONE after the end.
 */
export const advancePatrol = command({
  profile: "system",
  act: "supervise",
  on: exempt("everything that is published, in its turn"),
  gates: [],
  obligations: ["PUB-19.1-a", "MB-12.1-a"],
  review: noText,
  input: oneRunInput,
  async run({ input, tx }) {
    const run = await lockRun(tx, input.runId);
    if (!run) throw notFound();
    if (run.endedAt) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const rule = (await rulesInForce()).rules.find(
      ({ id, version }) => id === run.ruleId && version === run.ruleVersion,
    );
    const page = rule ? await reviewedBefore(tx, run.after, perPage) : [];
    let found = 0;
    if (rule) {
      const compiled = compileRules([rule]);
      const cited = { id: rule.id, version: rule.version };
      const snapshots = await findSnapshots(tx, page);
      for (const [at, snapshot] of snapshots.entries()) {
        const kind = page[at]?.kind;
        if (!snapshot || !kind) continue;
        const judgement = judge(compiled, {
          kind,
          texts: snapshot.texts,
          facts: { creditLevel: Number.POSITIVE_INFINITY },
        });
        if (judgement.outcome === "pass") continue;
        if (await openCase(tx, snapshot, { rules: [cited], severity: severityBy(judgement) })) found += 1;
      }
    }
    const to = {
      after: page.at(-1)?.reviewId ?? run.after,
      looked: run.looked + page.length,
      found: run.found + found,
      isDone: page.length < perPage,
    };
    return {
      result: { isDone: to.isDone, found: to.found },
      events: [
        patrolAdvanced(subjectRef("rule", run.ruleId), {
          ruleId: run.ruleId,
          version: run.ruleVersion,
          looked: to.looked,
          found: to.found,
          isDone: to.isDone,
        }),
      ],
      beside: [runAdvanced(tx, run.id, to)],
    };
  },
});

/** Takes yesterday's sample of public posts, by level and reach, into the queue of patrol. CONFLICT/ALREADY_DONE for a day that was sampled. */
export const samplePublished = command({
  profile: "system",
  act: "supervise",
  on: exempt("yesterday's public posts"),
  gates: [],
  obligations: ["PUB-19.1-a"],
  review: noText,
  input: nothingInput,
  async run({ tx, now }) {
    const to = shanghaiDay(now);
    const day = addDays(to, -1);
    if (await wasSampled(tx, day)) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const sample = await samplePosts(tx, { from: day, to, chance: to.toISOString() });
    const snapshots = await findSnapshots(
      tx,
      sample.posts.map(({ id }) => ({ kind: "post", id })),
    );
    let opened = 0;
    for (const snapshot of snapshots)
      if (snapshot && (await openCase(tx, snapshot, { rules: [], severity: severityOf(1) }))) opened += 1;
    return {
      result: { opened },
      events: [patrolSampled(installation, { day: day.toISOString(), levels: sample.levels, opened })],
    };
  },
});

/** Opens the case of what an authority points out, with the number of its notice; one that is open already learns of it. NOT_FOUND for what is not published. */
export const openAuthorityCase = command({
  profile: "staff.measure",
  act: "measure",
  on: ({ subject }) => ref(subject.kind, subject.id),
  gates: [],
  obligations: ["PUB-19.1-a"],
  review: exempt("the number of an official notice, read by staff alone"),
  input: authorityCaseInput,
  async run({ input, tx }) {
    const snapshot = await findSnapshot(tx, input.subject);
    if (!snapshot) throw notFound();
    const principalId = await principalOf(tx, snapshot.authorId);
    if (!principalId) throw notFound();
    const subject = subjectRef(snapshot.kind, snapshot.id, snapshot.rootId);
    const opened = await openFoundCase(tx, {
      source: "authority",
      subject,
      accountId: snapshot.authorId,
      principalId,
      severity: input.severity,
      rules: [],
      reference: input.reference,
      dueAt: dueAfter("heldReview", tx.now),
    });
    const about = { reference: input.reference, subjectKind: subject.kind, subjectId: subject.id };
    return {
      result: { caseId: opened.id, number: opened.number },
      events: [authorityNoticed(subjectRef("case", opened.id), about)],
    };
  },
});

/** Opens patrol's case of a content, if its author still sees it as published: what is deleted, held or removed needs none. True where a case was opened that was not there. */
async function openCase(
  tx: WriteTx,
  snapshot: Snapshot,
  { rules, severity }: { rules: { id: string; version: number }[]; severity: Severity },
): Promise<boolean> {
  const { kind, id, rootId, authorId } = snapshot;
  const target = await contentModule(kind).find(readScope(authorId, tx.now, tx), id);
  if (!target || isHidden(target.details)) return false;
  const principalId: PrincipalId | null = target.ownerPrincipalId ?? (await principalOf(tx, authorId));
  if (!principalId) return false;
  const { opened } = await openFoundCase(tx, {
    source: "patrol",
    subject: subjectRef(kind, id, rootId),
    accountId: authorId,
    principalId,
    severity,
    rules,
    reference: null,
    dueAt: dueAfter("patrolReview", tx.now),
  });
  return opened;
}

/** Authors see their own held and removed contents: their state stands among the details that the kind's own gates read. */
function isHidden(details: Readonly<Record<string, unknown>>): boolean {
  return ["held", "refused", "removed", "closed"].includes(String(details.state));
}

function severityBy({ hits }: Judgement): Severity {
  return severityOf(hits.some((hit) => hit.class === "illegal") ? 3 : 2);
}
