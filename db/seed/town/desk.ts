// What the desk has to do and has done: so that every console shows something that really happened.
import { sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { callerOf } from "@/server/api/caller";
import { reader } from "@/server/core/database";
import type { DecideCaseInput, MeasureChoice } from "@/server/features/moderation/contract/cases";
import type { ReportItemId } from "@/server/features/moderation/contract/regulator";
import type { ReportReason } from "@/server/features/moderation/contract/reports";
import { refusalFrom } from "@/server/pipeline/trpc";
import type { AppealId, CaseId, MeasureId, PostId } from "@/server/shared/ids";
import type { ReportableKind } from "@/server/shared/subject";
import { words } from "./desk-words";
import type { PersonKey } from "./people";
import { threads } from "./texts";
import type { Thread } from "./thread";
import { instantOf } from "./timeline";
import { as, inhabitantOf, requestOf, settle, type Town } from "./town";

interface Scene {
  daysAgo: number;
  at: Thread["at"];
  run(town: Town): Promise<void>;
}

/** A scene as one moment of the town's timeline. What it needs of earlier effects is settled before it runs. */
export interface Happening {
  at: Date;
  run(town: Town): Promise<void>;
}

/** Everything the desk sees, at its instants. */
export function happeningsOf(present: Date): Happening[] {
  return scenes.map(({ daysAgo, at, run }) => ({
    at: instantOf(present, daysAgo, at),
    run: async (town) => {
      await settle();
      await run(town);
    },
  }));
}

const remembered = new WeakMap<Town, Map<string, string>>();

function memoryOf(town: Town): Map<string, string> {
  const found = remembered.get(town) ?? new Map<string, string>();
  remembered.set(town, found);
  return found;
}

/** The id that an earlier scene kept under a name. */
function recall<Id extends string>(town: Town, name: string): Id {
  const id = memoryOf(town).get(name);
  if (!id) throw new Error(`No scene kept ${name}.`);
  return id as Id; // kept by a scene that knew what it was
}

async function posts(town: Town, name: string, by: PersonKey, body: string): Promise<void> {
  const { id } = await as(town, by).microblog.createPost({ body });
  memoryOf(town).set(name, id);
}

async function comments(town: Town, name: string, by: PersonKey, under: Thread, body: string): Promise<void> {
  const postId = town.posts.get(under);
  if (!postId) throw new Error(`Not posted yet: ${under.text}`);
  const { id } = await as(town, by).comments.createComment({ postId, body });
  memoryOf(town).set(name, id);
}

async function reports(
  town: Town,
  by: PersonKey | "somebody",
  subject: { kind: ReportableKind; id: string },
  reason: ReportReason,
  details?: string,
): Promise<void> {
  const caller = by === "somebody" ? callerOf(requestOf("newcomer", null)) : as(town, by);
  await caller.moderation.report({ subject, reason, ...(details ? { details } : {}) });
}

/** Claims the undecided case of a subject and decides it. */
async function decides(
  town: Town,
  by: PersonKey,
  subjectId: string,
  decision: Omit<DecideCaseInput, "caseId">,
): Promise<void> {
  const [found] = await reader.rows<{ id: CaseId }>(sql`
    select id from ${moderationCase} where subject_id = ${subjectId}::uuid and state <> 'decided'`);
  if (!found) throw new Error(`There is no case of ${subjectId}.`);
  await as(town, by).moderation.claimCase({ caseId: found.id });
  await as(town, by).moderation.decideCase({ caseId: found.id, ...decision });
}

const measure = (kind: MeasureChoice["kind"], days: number | null, demand = "") => ({ kind, days, demand });
const advertMarking = { id: "microblog-rules#4", version: 1 };

function threadOf(by: PersonKey, beginning: string): Thread {
  const found = threads.find((thread) => thread.by === by && thread.text.startsWith(beginning));
  if (!found) throw new Error(`${by} never said: ${beginning}`);
  return found;
}

const scenes: readonly Scene[] = [
  {
    daysAgo: 21,
    at: "10:00",
    async run(town) {
      try {
        await posts(town, "offer", "luck", words.blockedOffer);
      } catch (error) {
        if (refusalFrom(error, "").reason === "CONTENT_PROHIBITED") return;
        throw error;
      }
      throw new Error("Review let a fraud pass.");
    },
  },
  { daysAgo: 20, at: "10:05", run: (town) => posts(town, "purchase", "luck", words.heldPurchase) },
  {
    daysAgo: 20,
    at: "14:30",
    run: (town) =>
      decides(town, "reviewerA", recall(town, "purchase"), {
        outcome: "reject",
        rule: { id: "fraud-account-trade", version: 1 },
        reason: words.purchaseRefused,
      }),
  },
  { daysAgo: 19, at: "09:00", run: reportToAuthority },
  {
    daysAgo: 19,
    at: "19:00",
    run: (town) => comments(town, "joke", "vet", threadOf("garden", "种了三十年菜"), words.heldJoke),
  },
  {
    daysAgo: 19,
    at: "19:40",
    run: (town) => decides(town, "reviewerB", recall(town, "joke"), { outcome: "approve", reason: words.jokePassed }),
  },
  {
    daysAgo: 16,
    at: "18:10",
    run: (town) => comments(town, "insult", "luck", threadOf("mira", "The word 将就"), words.insult),
  },
  {
    daysAgo: 16,
    at: "18:31",
    run: (town) =>
      reports(town, "student", { kind: "comment", id: recall(town, "insult") }, "harassment", words.insultReported),
  },
  {
    daysAgo: 16,
    at: "20:02",
    run: (town) =>
      decides(town, "reviewerA", recall(town, "insult"), {
        outcome: "measure",
        rule: { id: "harmful-vulgar", version: 1 },
        reason: words.insultDecided,
        feedback: words.insultFeedback,
        measures: [measure("warn", 7, words.insultDemand), measure("remove-content", null)],
        departureReason: words.insultDeparture,
      }),
  },
  { daysAgo: 15, at: "09:00", run: reportToAuthority },
  {
    daysAgo: 15,
    at: "15:20",
    run: (town) => posts(town, "first sale", "flea", words.saleFirst),
  },
  {
    daysAgo: 15,
    at: "17:45",
    run: (town) =>
      reports(town, "mom", { kind: "post", id: recall(town, "first sale") }, "spam", words.saleFirstReported),
  },
  {
    daysAgo: 15,
    at: "19:10",
    run: (town) =>
      decides(town, "reviewerB", recall(town, "first sale"), {
        outcome: "measure",
        rule: advertMarking,
        bottomLine: "truthfulness",
        reason: words.saleFirstDecided,
        feedback: words.saleFirstFeedback,
        measures: [measure("warn", 7, words.saleFirstDemand)],
      }),
  },
  { daysAgo: 14, at: "09:00", run: reportToAuthority },
  {
    daysAgo: 13,
    at: "09:05",
    run: (town) =>
      reports(
        town,
        "luck",
        { kind: "post", id: idOf(town, threadOf("erhu", "学二胡第九十天")) },
        "other",
        words.practice,
      ),
  },
  {
    daysAgo: 13,
    at: "11:30",
    run: (town) =>
      decides(town, "reviewerB", idOf(town, threadOf("erhu", "学二胡第九十天")), {
        outcome: "dismiss",
        reason: words.practiceDismissed,
        feedback: words.practiceFeedback,
      }),
  },
  {
    daysAgo: 9,
    at: "16:00",
    async run(town) {
      await posts(town, "second sale", "flea", words.saleAgain[0]);
      await posts(town, "third sale", "flea", words.saleAgain[1]);
    },
  },
  {
    daysAgo: 9,
    at: "16:14",
    async run(town) {
      await as(town, "flea").microblog.deletePost({ postId: recall<PostId>(town, "third sale") });
    },
  },
  {
    daysAgo: 9,
    at: "18:20",
    run: (town) =>
      reports(town, "mom", { kind: "post", id: recall(town, "second sale") }, "spam", words.saleAgainReported),
  },
  {
    daysAgo: 9,
    at: "18:55",
    run: (town) => reports(town, "somebody", { kind: "post", id: recall(town, "second sale") }, "spam"),
  },
  {
    daysAgo: 9,
    at: "20:30",
    run: (town) =>
      decides(town, "reviewerA", recall(town, "second sale"), {
        outcome: "escalate",
        reason: words.saleAgainEscalated,
      }),
  },
  {
    daysAgo: 8,
    at: "10:40",
    run: (town) =>
      decides(town, "officer", recall(town, "second sale"), {
        outcome: "measure",
        rule: advertMarking,
        bottomLine: "truthfulness",
        reason: words.saleAgainDecided,
        feedback: words.saleAgainFeedback,
        measures: [measure("suspend-updates", 14), measure("remove-content", null)],
        departureReason: words.saleAgainDeparture,
      }),
  },
  { daysAgo: 7, at: "09:30", run: reportToAuthority },
  {
    daysAgo: 4,
    at: "12:05",
    async run(town) {
      const { inForce } = await as(town, "flea").moderation.myStanding({});
      const suspension = inForce.find(({ kind }) => kind === "suspend-updates");
      if (!suspension) throw new Error("Nobody is suspended.");
      const { id } = await as(town, "flea").moderation.appealMeasure({
        measureId: suspension.id as MeasureId, // the view names one
        grounds: words.appealGrounds,
      });
      memoryOf(town).set("appeal", id);
    },
  },
  {
    daysAgo: 3,
    at: "10:15",
    async run(town) {
      const appealId = recall<AppealId>(town, "appeal");
      await as(town, "appealsA").moderation.answerAppeal({ appealId, body: words.appealQuestion });
    },
  },
  {
    daysAgo: 2,
    at: "20:25",
    async run(town) {
      const appealId = recall<AppealId>(town, "appeal");
      await as(town, "flea").moderation.appealMessage({ appealId, body: words.appealAnswer });
    },
  },
  {
    daysAgo: 1,
    at: "15:00",
    async run(town) {
      const rule = {
        id: "unproven-first-aid",
        title: words.draftRule,
        category: "harmful-other" as const,
        class: "harmful" as const,
        bottomLine: "truthfulness" as const,
        action: "hold" as const,
        matcher: { kind: "terms" as const, terms: [...words.draftTerms], homophones: false, allow: [] },
        appliesTo: "everything" as const,
        reasonDetail: "term" as const,
      };
      await as(town, "officer").moderation.saveRuleDraft(rule);
    },
  },
  {
    daysAgo: 1,
    at: "16:20",
    async run(town) {
      const { handle } = inhabitantOf(town, "luck");
      await as(town, "privacyA").identity.requestOpening({ handle, purpose: "complaint", basis: words.opening });
    },
  },
  { daysAgo: 0, at: "09:30", run: (town) => posts(town, "rumour", "garden", words.rumour) },
  {
    daysAgo: 0,
    at: "07:10",
    run: (town) => reports(town, "nurse", { kind: "post", id: recall(town, "rumour") }, "rumour", words.rumourReported),
  },
  {
    daysAgo: 0,
    at: "06:30",
    run: (town) =>
      reports(town, "somebody", { kind: "post", id: recall(town, "rumour") }, "rumour", words.rumourReportedAgain),
  },
  {
    daysAgo: 0,
    at: "06:00",
    run: (town) => comments(town, "flood", "luck", threadOf("mom", "团子语录四"), words.flood),
  },
  {
    daysAgo: 0,
    at: "05:00",
    run: (town) => reports(town, "mom", { kind: "comment", id: recall(town, "flood") }, "spam", words.floodReported),
  },
  {
    daysAgo: 0,
    at: "04:20",
    run: (town) =>
      reports(
        town,
        "rider",
        { kind: "account", id: inhabitantOf(town, "luck").accountId },
        "fraud",
        words.floodReported,
      ),
  },
  {
    daysAgo: 0,
    at: "03:30",
    run: (town) =>
      decides(town, "reviewerB", inhabitantOf(town, "luck").accountId, {
        outcome: "escalate",
        reason: words.floodEscalated,
      }),
  },
  { daysAgo: 0, at: "02:40", run: (town) => posts(town, "sale of an account", "luck", words.heldSale) },
  {
    daysAgo: 0,
    at: "01:50",
    async run(town) {
      const postId = idOf(town, threadOf("garden", "那棵不卷心的白菜开花了"));
      const { held } = await as(town, "garden").microblog.editPost({ postId, body: words.heldEdit });
      if (!held) throw new Error("Review let the edit pass.");
    },
  },
];

function idOf(town: Town, thread: Thread): PostId {
  const id = town.posts.get(thread);
  if (!id) throw new Error(`Not posted yet: ${thread.text}`);
  return id;
}

/** The compliance officer sends what is due to the authority and records the receipts. */
async function reportToAuthority(town: Town): Promise<void> {
  const { items } = await as(town, "compliance").moderation.regulatorOutbox({ state: "waiting" });
  for (const { id, number } of items) {
    const itemId = id as ReportItemId; // the view names one
    const reference = `${words.regulatorReference} ${number}`;
    await as(town, "compliance").moderation.recordReportStep({ itemId, step: "sent", reference });
    await as(town, "compliance").moderation.recordReportStep({ itemId, step: "received", reference });
  }
}
