// Drafts, scheduled posts and polls.
import { sql } from "drizzle-orm";
import { poll } from "@/db/schema/microblog";
import { now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import { setPublishing } from "@/server/features/microblog/store/drafts";
import { emptyContent } from "@/server/shared/draft-content";
import type { DraftId, PostId } from "@/server/shared/ids";
import type { CommandSample, DomainSamples } from "@/server/testing/samples";
import { as, makePerson } from "@/server/testing/world";

const content = { ...emptyContent, body: "写到一半" };
const inAnHour = () => new Date(now().getTime() + 3_600_000);

async function ownDraft() {
  const actor = await makePerson();
  const { id } = await as(actor).microblog.startDraft({ content });
  return { actor, draftId: id };
}

async function asked(): Promise<PostId> {
  const question = { choices: ["甲", "乙"], multiple: false, minutes: 60 };
  return (await as(await makePerson()).microblog.createPost({ body: "选一个", poll: question })).id;
}

/** A call of a job; a person who sends it is refused. */
async function byJob(input: unknown): Promise<CommandSample> {
  return { actor: null, input, over: { system: "test" }, failing: { isSystem: { actor: await makePerson() } } };
}

/** A draft whose time came a moment ago. */
async function dueDraft(): Promise<DraftId> {
  const { draftId } = await ownDraft();
  await inWriteTx((tx) => setPublishing(tx, draftId, { at: new Date(tx.now.getTime() - 1000), region: null }));
  return draftId;
}

async function endedPoll(): Promise<PostId> {
  const postId = await asked();
  await inWriteTx((tx) =>
    tx.rows(sql`update ${poll} set ends_at = ${tx.now}::timestamptz where root_id = ${postId}::uuid`),
  );
  return postId;
}

export const publishingSamples: DomainSamples = {
  commands: {
    "microblog.startDraft": async () => ({ actor: await makePerson(), input: { content } }),
    "microblog.saveDraft": async () => {
      const { actor, draftId } = await ownDraft();
      return { actor, input: { draftId, content } };
    },
    "microblog.deleteDraft": async () => {
      const { actor, draftId } = await ownDraft();
      return { actor, input: { draftId } };
    },
    "microblog.scheduleDraft": async () => {
      const { actor, draftId } = await ownDraft();
      return { actor, input: { draftId, publishAt: inAnHour().toISOString() } };
    },
    "microblog.unscheduleDraft": async () => {
      const { actor, draftId } = await ownDraft();
      await as(actor).microblog.scheduleDraft({ draftId, publishAt: inAnHour().toISOString() });
      return { actor, input: { draftId } };
    },
    "microblog.stopScheduledDraft": async () =>
      byJob({ draftId: await dueDraft(), refusal: { kind: "FORBIDDEN", reason: "NOT_YOURS", params: {} } }),
    "microblog.votePoll": async () => ({ actor: await makePerson(), input: { postId: await asked(), choices: [0] } }),
    "microblog.announcePoll": async () => byJob({ postId: await endedPoll() }),
  },
  queries: {
    "microblog.drafts": () => [{}],
    "microblog.draft": (world) => [{ draftId: world.draft }],
  },
};
