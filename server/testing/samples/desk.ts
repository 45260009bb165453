import { sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import type { RuleDraft } from "@/server/features/moderation/contract/rules";
import type { CaseId } from "@/server/shared/ids";
import { addDays } from "@/server/shared/time";
import type { DomainSamples } from "@/server/testing/samples";
import { as, makePerson, type Person } from "@/server/testing/world";

const reason = "spam" as const;
let drafts = 0;

/** An undecided case about a post of a newcomer, reported by `reporter` or another newcomer. */
export async function reportedCase(reporter?: Person, author?: Person): Promise<CaseId> {
  const { id } = await as(author ?? (await makePerson())).microblog.createPost({ body: "一条被举报的帖子" });
  await as(reporter ?? (await makePerson())).moderation.report({ subject: { kind: "post", id }, reason });
  const [row] = await reader.rows<{ id: CaseId }>(sql`select id from ${moderationCase} where subject_id = ${id}::uuid`);
  if (!row) throw new Error("A report opened no case.");
  return row.id;
}

/** The case under this person's claim: the one named, or a fresh one. */
export async function claimed(by: Person, caseId?: CaseId): Promise<CaseId> {
  const id = caseId ?? (await reportedCase());
  await as(by).moderation.claimCase({ caseId: id });
  return id;
}

const dismissal = { outcome: "dismiss", reason: "不违规", feedback: "没有违规。" } as const;

async function decidedCase(): Promise<CaseId> {
  const handler = await makePerson({ posts: ["reviewer"] });
  const caseId = await claimed(handler);
  await as(handler).moderation.decideCase({ caseId, ...dismissal });
  return caseId;
}

async function escalatedCase(): Promise<CaseId> {
  const handler = await makePerson({ posts: ["reviewer"] });
  const caseId = await claimed(handler);
  await as(handler).moderation.decideCase({ caseId, outcome: "escalate", reason: "请负责人决定" });
  return caseId;
}

function draft(): RuleDraft {
  drafts += 1;
  return {
    id: `sample-${drafts}`,
    title: { "zh-CN": "样例", en: "Sample" },
    category: "spam",
    class: "harmful",
    bottomLine: "public-order",
    action: "hold",
    matcher: { kind: "terms", terms: ["样例词语"], homophones: false, allow: [] },
    appliesTo: "everything",
    reasonDetail: "term",
  };
}

async function officerWithDraft() {
  const actor = await makePerson({ posts: ["officer"] });
  return { actor, input: await as(actor).moderation.saveRuleDraft(draft()) };
}

async function officerWithReplay() {
  const sample = await officerWithDraft();
  while (!(await as(sample.actor).moderation.replayRule(sample.input)).isDone);
  return sample;
}

/** What fails each of the desk's own gates; `more` is what the command takes besides the case. */
export async function failingGates(actor: Person, more: object) {
  return {
    caseUndecided: { input: { caseId: await decidedCase(), ...more } },
    notInvolved: { input: { caseId: await reportedCase(actor), ...more } },
    officerIfEscalated: { input: { caseId: await escalatedCase(), ...more } },
  };
}

export const deskSamples: DomainSamples = {
  commands: {
    "moderation.report": async () => {
      const { id } = await as(await makePerson()).microblog.createPost({ body: "一条要被举报的帖子" });
      return { actor: await makePerson(), input: { subject: { kind: "post", id }, reason } };
    },
    "moderation.escalateLateCase": async () => {
      freezeClock(addDays(now(), -30));
      const caseId = await reportedCase().finally(() => freezeClock(null));
      return { actor: await makePerson(), over: { system: "sample" }, input: { caseId } };
    },
    "moderation.claimCase": async () => {
      const actor = await makePerson({ posts: ["reviewer"] });
      return { actor, input: { caseId: await reportedCase() }, failing: await failingGates(actor, {}) };
    },
    "moderation.releaseClaim": async () => {
      const actor = await makePerson({ posts: ["reviewer"] });
      return { actor, input: { caseId: await claimed(actor) } };
    },
    "moderation.readCase": async () => {
      const actor = await makePerson({ posts: ["officer"] });
      const purpose = "抽查";
      return {
        actor,
        input: { caseId: await decidedCase(), purpose },
        failing: { notInvolved: { input: { caseId: await reportedCase(actor), purpose } } },
      };
    },
    "moderation.decideCase": async () => {
      const actor = await makePerson({ posts: ["reviewer"] });
      const caseId = await claimed(actor);
      const measures = [{ kind: "blacklist", days: null }];
      return {
        actor,
        input: { caseId, ...dismissal },
        failing: {
          ...(await failingGates(actor, dismissal)),
          officerForGraveMeasures: { input: { caseId, ...dismissal, outcome: "measure", measures } },
          holdsClaim: { input: { caseId: await reportedCase(), ...dismissal } },
        },
      };
    },
    "moderation.saveRuleDraft": async () => ({ actor: await makePerson({ posts: ["officer"] }), input: draft() }),
    "moderation.replayRule": officerWithDraft,
    "moderation.switchRuleOn": officerWithReplay,
    "moderation.switchRuleOff": async () => {
      const { actor, input } = await officerWithReplay();
      await as(actor).moderation.switchRuleOn(input);
      return { actor, input: { id: input.id } };
    },
  },
  queries: {
    "moderation.reportStatus": ({ report }) => [{ receipt: report.receipt }],
    "moderation.myReports": () => [{}],
    "moderation.findReportable": ({ posts, comments, author }) => [
      ...Object.values(posts).map((id) => ({ address: `/p/${id}` })),
      ...Object.values(comments).map((id) => ({ address: `/p/${posts.public}#c-${id}` })),
      { address: author.handle },
    ],
    "moderation.publishedLimits": () => [{}],
    "moderation.queue": () => [{}, { state: "decided" }],
    "moderation.queueCounts": () => [{}],
    "moderation.caseDetail": ({ report }) => [{ caseId: report.caseId }],
    "moderation.rules": () => [{}],
    "moderation.ruleVersions": () => [{ id: "gambling" }],
    "moderation.tryRule": () => [{ id: "gambling", version: 1, text: "x" }],
    "moderation.publicRules": () => [{}],
  },
};
