// Comments, and those who keep them.
import { sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import type { PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { DomainSamples } from "@/server/testing/samples";
import { guardedPost } from "@/server/testing/samples/social";
import { makeKeeper, makeOrganisation, setLevel } from "@/server/testing/sections";
import { underMeasure } from "@/server/testing/standings";
import { as, makePerson, type Person } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

const anybody = { mentions: "everyone", quotes: "everyone", messages: "everyone", minAgeDays: 0 } as const;
const tooManyNames = Array.from({ length: 21 }, (_, at) => `@人${at}`).join(" ");

async function othersPost() {
  const owner = await makePerson();
  const { id } = await as(owner).microblog.createPost({ body: "别人的一条" });
  return { owner, actor: await makePerson(), postId: id };
}

/** A comment under the post of somebody else. */
export async function ownComment() {
  const { owner, actor, postId } = await othersPost();
  const { id } = await as(actor).comments.createComment({ postId, body: "我的一句" });
  return { owner, actor, postId, commentId: id };
}

/** An organisation's post with a comment of somebody else, a keeper, and an account too poor in credit for any power that needs some. */
async function keptSection() {
  const actor = await makeOrganisation();
  await makeKeeper(actor, "manager", { responsible: true });
  const { id: postId } = await as(actor).microblog.createPost({ body: "本周开放时间有调整。" });
  const writer = await makePerson();
  const { id: commentId } = await as(writer).comments.createComment({ postId, body: "收到" });
  return { actor, postId, writer, commentId, ownerId: actor.accountId };
}

/** The same of a person whose credit level is 0: the powers that need credit are not theirs. */
async function poorSection() {
  const actor = await makePerson();
  const { id: postId } = await as(actor).microblog.createPost({ body: "我的一条" });
  const { id: commentId } = await as(await makePerson()).comments.createComment({ postId, body: "一句" });
  await setLevel(actor, 0);
  return { actor, postId, commentId };
}

/** The same of an organisation that named nobody. */
async function unnamedSection() {
  const actor = await makeOrganisation({ level: 4 });
  const { id: postId } = await as(actor).microblog.createPost({ body: "通知" });
  const { id: commentId } = await as(await makePerson()).comments.createComment({ postId, body: "一句" });
  return { actor, postId, commentId };
}

/** The gates of a power on a comment, each with what fails it alone. Powers that everybody holds cannot lack credit or a named person. */
async function onKept(
  power: string,
  input: (commentId: string) => unknown,
  needs: readonly ("credit" | "responsible")[],
) {
  const { actor, writer, commentId } = await keptSection();
  const [poor, unnamed] = [await poorSection(), await unnamedSection()];
  const failing: Record<string, { actor?: Person; input?: unknown }> = {
    [`keepsSection(${power})`]: { actor: writer },
    [`mayEnd(${power})`]: { actor: writer },
    ...(needs.includes("credit")
      ? { [`creditForPower(${power})`]: { actor: poor.actor, input: input(poor.commentId) } }
      : {}),
    ...(needs.includes("responsible")
      ? { [`responsibleNamedFor(${power})`]: { actor: unnamed.actor, input: input(unnamed.commentId) } }
      : {}),
  };
  return { actor, input: input(commentId), failing };
}

/** A comment that a keeper hid. */
export async function hiddenComment() {
  const { actor: owner, writer, commentId, postId } = await keptSection();
  await as(owner).comments.hideComment({ commentId, reason: "off-topic" });
  return { owner, writer, commentId, postId };
}

async function lateCase() {
  const { commentId } = await keptSection();
  await as(await makePerson()).moderation.report({ subject: { kind: "comment", id: commentId }, reason: "harassment" });
  await inWriteTx((tx) =>
    tx.rows(
      sql`update ${moderationCase} set opened_at = opened_at - interval '13 hours' where subject_id = ${commentId}::uuid`,
    ),
  );
  const [row] = await reader.rows<{ id: string }>(
    sql`select id from ${moderationCase} where subject_id = ${commentId}::uuid`,
  );
  return row?.id;
}

export const commentSamples: DomainSamples = {
  commands: {
    "comments.createComment": async () => {
      const { owner, actor, postId } = await othersPost();
      const closed = (await as(owner).microblog.createPost({ body: "不开评论" })).id;
      await as(owner).comments.limitSection({ postId: closed, who: "nobody", reason: "calm" });
      const limited = (await as(owner).microblog.createPost({ body: "只给互关" })).id;
      await as(owner).comments.limitSection({ postId: limited, who: "mutuals", reason: "calm" });
      const barred = await makePerson();
      const rude = await as(barred).comments.createComment({ postId, body: "粗话" });
      await as(owner).comments.barCommenter({ commentId: rude.id, reason: "abuse" });
      const stopped = await othersPost();
      await underMeasure(stopped.owner, "pause-comments");
      return {
        actor,
        input: { postId, body: "说得好" },
        failing: {
          notBarredFromSection: { actor: barred },
          commentsNotStopped: { input: { postId: stopped.postId, body: "说得好" } },
          commentsOpen: { input: { postId: closed, body: "说得好" } },
          mayCommentHere: { input: { postId: limited, body: "说得好" } },
          repliesAccepted: { input: { postId: await guardedPost(), body: "说得好" } },
          linksAllowed: { input: { postId, body: "看这里 https://example.com" } },
          fewNamed: { input: { postId, body: tooManyNames } },
          saysSomething: { input: { postId, body: "" } },
        },
      };
    },
    "comments.editComment": async () => {
      const { owner, actor, postId, commentId } = await ownComment();
      const removed = (await as(actor).comments.createComment({ postId, body: "被删的一句" })).id;
      await inWriteTx((tx) => setState(tx, subjectRef("comment", removed, postId), "removed"));
      const other = await othersPost();
      const rude = await as(actor).comments.createComment({ postId: other.postId, body: "粗话" });
      await as(other.owner).comments.barCommenter({ commentId: rude.id, reason: "abuse" });
      const stopped = await othersPost();
      const { id: standing } = await as(actor).comments.createComment({ postId: stopped.postId, body: "我的一句" });
      await underMeasure(stopped.owner, "pause-comments");
      const saidUnder = async (shut: (owner: Person, at: PostId) => Promise<unknown>) => {
        const there = await othersPost();
        const said = await as(actor).comments.createComment({ postId: there.postId, body: "我的一句" });
        await shut(there.owner, there.postId);
        return { input: { commentId: said.id, body: "改过的一句" } };
      };
      return {
        actor,
        input: { commentId, body: "改过的一句" },
        failing: {
          notRemoved: { input: { commentId: removed, body: "改过的一句" } },
          ownsTarget: { actor: owner },
          notBarredFromSection: { input: { commentId: rude.id, body: "改过的一句" } },
          commentsNotStopped: { input: { commentId: standing, body: "改过的一句" } },
          commentsOpen: await saidUnder((by, at) =>
            as(by).comments.limitSection({ postId: at, who: "nobody", reason: "calm" }),
          ),
          mayCommentHere: await saidUnder((by, at) =>
            as(by).comments.limitSection({ postId: at, who: "mutuals", reason: "calm" }),
          ),
          repliesAccepted: await saidUnder((by) => as(by).protection.setContacts({ ...anybody, replies: "nobody" })),
          linksAllowed: { input: { commentId, body: "看这里 https://example.com" } },
          fewNamed: { input: { commentId, body: tooManyNames } },
          saysSomething: { input: { commentId, body: "" } },
        },
      };
    },
    "comments.deleteComment": async () => {
      const { owner, actor, commentId } = await ownComment();
      return { actor, input: { commentId }, failing: { ownsTarget: { actor: owner } } };
    },
    "comments.likeComment": async () => {
      const { owner, commentId } = await ownComment();
      return { actor: owner, input: { commentId } };
    },
    "comments.unlikeComment": async () => {
      const { owner, commentId } = await ownComment();
      await as(owner).comments.likeComment({ commentId });
      return { actor: owner, input: { commentId } };
    },
    "comments.hideComment": () => onKept("hide", (commentId) => ({ commentId, reason: "spam" }), []),
    "comments.deleteKeptComment": () =>
      onKept("delete", (commentId) => ({ commentId, reason: "spam" }), ["credit", "responsible"]),
    "comments.restoreComment": async () => {
      const { owner, writer, commentId } = await hiddenComment();
      const shown = (await ownComment()).commentId;
      return {
        actor: owner,
        input: { commentId },
        failing: { signedIn: { input: { commentId: shown } }, "mayEnd(hide)": { actor: writer } },
      };
    },
    "comments.passComment": async () => {
      const { actor, postId, writer } = await keptSection();
      await as(actor).comments.setReviewFirst({ of: { kind: "section", id: postId }, on: true, reason: "calm" });
      const { id } = await as(writer).comments.createComment({ postId, body: "等一等" });
      const shown = (await ownComment()).commentId;
      return {
        actor,
        input: { commentId: id },
        failing: { signedIn: { input: { commentId: shown } }, "mayEnd(hide)": { actor: writer } },
      };
    },
    "comments.leaveComment": () => onKept("hide", (commentId) => ({ commentId }), []),
    "comments.liftComment": () =>
      onKept("lift", (commentId) => ({ commentId, as: "pinned", reason: "helpful" }), ["credit"]),
    "comments.lowerComment": async () => {
      const sample = await onKept("lift", (commentId) => ({ commentId }), ["credit"]);
      const { commentId } = sample.input as { commentId: string }; // made above
      await as(sample.actor).comments.liftComment({ commentId: commentId as never, as: "pinned", reason: "helpful" });
      return sample;
    },
    "comments.barCommenter": () => onKept("bar", (commentId) => ({ commentId, reason: "spam" }), ["credit"]),
    "comments.liftBar": async () => {
      const { actor, writer, commentId, ownerId } = await keptSection();
      await as(actor).comments.barCommenter({ commentId, reason: "spam" });
      return {
        actor,
        input: { ownerId, accountId: writer.accountId },
        failing: { "mayEnd(bar)": { actor: writer } },
      };
    },
    "comments.limitSection": async () => {
      const { actor, postId, writer } = await keptSection();
      const input = { postId, who: "followers", reason: "calm" };
      return {
        actor,
        input,
        failing: { "keepsSection(limit)": { actor: writer }, "mayEnd(limit)": { actor: writer } },
      };
    },
    "comments.setReviewFirst": async () => {
      const { actor, postId, writer } = await keptSection();
      const [poor, unnamed] = [await poorSection(), await unnamedSection()];
      const input = (id: string) => ({ of: { kind: "section", id }, on: true, reason: "calm" });
      return {
        actor,
        input: input(postId),
        failing: {
          "keepsSection(review-first)": { actor: writer },
          "mayEnd(review-first)": { actor: writer },
          "creditForPower(review-first)": { actor: poor.actor, input: input(poor.postId) },
          "responsibleNamedFor(review-first)": { actor: unnamed.actor, input: input(unnamed.postId) },
        },
      };
    },
    "comments.recordLapse": async () => ({
      actor: await makePerson(),
      over: { system: "sample" },
      input: { caseId: await lateCase() },
    }),
    "comments.inviteKeeper": async () => {
      const { actor, ownerId } = await keptSection();
      const { handle } = await makePerson();
      const input = (of: string) => ({ ownerId: of, handle, role: "moderator" });
      return { actor, input: input(ownerId), failing: await keeperGates() };
    },
    "comments.acceptKeeping": async () => {
      const { actor: owner, ownerId } = await keptSection();
      const actor = await makePerson();
      await as(owner).comments.inviteKeeper({ ownerId, handle: actor.handle, role: "moderator" });
      return { actor, input: { ownerId } };
    },
    "comments.leaveKeeping": async () => {
      const { actor: owner, ownerId } = await keptSection();
      return { actor: await makeKeeper(owner), input: { ownerId } };
    },
    "comments.removeKeeper": async () => {
      const { actor, ownerId } = await keptSection();
      const keeper = await makeKeeper(actor);
      const input = (of: string) => ({ ownerId: of, keeperId: keeper.accountId });
      return { actor, input: input(ownerId), failing: await keeperGates() };
    },
    "comments.nameResponsiblePerson": async () => {
      const { actor, ownerId } = await keptSection();
      const keeper = await makeKeeper(actor);
      const input = (of: string) => ({ ownerId: of, keeperId: keeper.accountId });
      return { actor, input: input(ownerId), failing: await keeperGates() };
    },
  },
  queries: {
    "comments.written": (world) => [{ handle: world.author.handle }, { handle: world.closed.handle }],
    "comments.threads": (world) =>
      Object.values(world.posts).flatMap((postId) => ["oldest", "newest", "liked"].map((order) => ({ postId, order }))),
    "comments.replies": (world) =>
      Object.values(world.posts).map((postId) => ({ postId, threadId: world.comments.opener })),
    "comments.named": (world) =>
      Object.values(world.posts).map((postId) => ({ postId, ids: Object.values(world.comments) })),
    "comments.mayComment": (world) =>
      Object.values(world.posts).map((postId) => ({ postId, replyTo: world.comments.opener })),
    "comments.section": (world) => Object.values(world.posts).map((postId) => ({ postId })),
    "comments.kept": () => [{}],
    "comments.keeping": (world) => [{ ownerId: world.author.accountId }],
    "comments.keptComments": (world) => [
      { ownerId: world.author.accountId },
      { ownerId: world.author.accountId, state: "waiting" },
      { ownerId: world.author.accountId, state: "hidden" },
    ],
    "comments.bars": (world) => [{ ownerId: world.author.accountId }],
    "comments.keepers": (world) => [{ ownerId: world.author.accountId }],
    "comments.invitations": () => [{}],
  },
};

/** Who is no keeper of the account. */
async function keeperGates() {
  const stranger = await makePerson();
  return { "keepsSection(keepers)": { actor: stranger }, "mayEnd(keepers)": { actor: stranger } };
}
