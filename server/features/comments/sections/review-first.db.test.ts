import { beforeAll, describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import type { ReviewedText } from "@/server/shared/user-text";
import { bodies, own, postOf, say } from "@/server/testing/comments";
import { obligation } from "@/server/testing/obligation";
import { doubtful, useDefaultRules } from "@/server/testing/rules";
import { makeKeeper, makeOrganisation } from "@/server/testing/sections";
import { untilWaiting } from "@/server/testing/waiting";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";
import { lockState } from "@/server/trust/visibility/state";
import { insertCommentRevision } from "../store";

const world = useWorld();
beforeAll(useDefaultRules);

const refusal = (reason: string) => ({ cause: { reason } });

describe("review first", () => {
  obligation(
    ["MB-10.2-b", "PUB-17.2-b"],
    "keeps a comment from a second reader until a keeper passes it; edits wait again",
    async () => {
      const organisation = await makeOrganisation();
      const keeper = await makeKeeper(organisation, "moderator", { responsible: true });
      const postId = await postOf(organisation);
      await as(organisation).comments.setReviewFirst({
        of: { kind: "section", id: postId },
        on: true,
        reason: "notice",
      });
      const [writer, second] = [await makePerson(), await makePerson()];
      const made = await as(writer).comments.createComment({ postId, body: "请问几点开门" });
      expect(made).toMatchObject({ held: false, waits: true });
      await drain();
      expect(await bodies(second, postId)).toEqual([]);
      expect((await as(organisation).notifications.list({})).notices.map(({ kind }) => kind)).not.toContain("comment");
      expect(await as(second).comments.section({ postId })).toMatchObject({ reviewFirst: true, waiting: 1 });
      expect(await own(writer, postId, made.id)).toMatchObject({ state: { word: "waiting" } });
      const { comments } = await as(keeper).comments.keptComments({
        ownerId: organisation.accountId,
        state: "waiting",
      });
      expect(comments).toMatchObject([{ comment: { id: made.id, body: "请问几点开门" }, state: "waiting" }]);
      await expect(as(writer).comments.passComment({ commentId: made.id })).rejects.toMatchObject(
        refusal("ROLE_REQUIRED"),
      );

      await as(writer).comments.editComment({ commentId: made.id, body: "请问明天几点开门" });
      const seen = comments[0]?.comment.createdAt ?? "";
      await expect(as(keeper).comments.passComment({ commentId: made.id, seen })).rejects.toMatchObject(
        refusal("CHANGED_MEANWHILE"),
      );
      await as(keeper).comments.passComment({ commentId: made.id });
      expect(await bodies(second, postId)).toEqual(["请问明天几点开门"]);
      expect(await as(null).microblog.getPost({ postId })).toMatchObject({ post: { comments: 1 } });

      await as(writer).comments.editComment({ commentId: made.id, body: "换了内容" });
      expect(await bodies(second, postId)).toEqual([]);
      await as(keeper).comments.hideComment({ commentId: made.id, reason: "off-topic" });
      expect(await own(writer, postId, made.id)).toMatchObject({ hidden: { reason: "off-topic", role: "moderator" } });
      await say(keeper, postId, "管理者的话不等");
      expect(await bodies(second, postId)).toEqual(["管理者的话不等"]);
    },
  );

  it("also waits for the keeper where the platform held the comment first, and passed it", async () => {
    const organisation = await makeOrganisation();
    await makeKeeper(organisation, "manager", { responsible: true });
    await as(organisation).comments.setReviewFirst({
      of: { kind: "keeping", id: organisation.accountId },
      on: true,
      reason: "notice",
    });
    const postId = await postOf(organisation);
    const writer = await makePerson();
    const reviewer = await makePerson({ posts: ["reviewer"] });
    const id = await say(writer, postId, doubtful);
    await drain();
    const { cases } = await as(reviewer).moderation.queue({});
    const caseId = cases.find((each) => each.author.id === writer.accountId)?.id as never; // an id the server gave
    await as(reviewer).moderation.claimCase({ caseId });
    await as(reviewer).moderation.decideCase({ caseId, outcome: "approve", reason: "没有问题" });
    expect(await bodies(null, postId)).toEqual([]);
    expect(await own(writer, postId, id)).toMatchObject({ state: { word: "waiting" } });
    await as(organisation).comments.passComment({ commentId: id });
    expect(await bodies(null, postId)).toEqual([doubtful]);
  });
});

describe("a comment that is changed while a keeper passes it", () => {
  obligation("MB-10.2-b", "is passed as the keeper read it, or not at all", async () => {
    const [author, writer] = [await makeOrganisation(), await makePerson()];
    await makeKeeper(author, "moderator", { responsible: true });
    const postId = await postOf(author);
    await as(author).comments.setReviewFirst({ of: { kind: "section", id: postId }, on: true, reason: "calm" });
    const id = await say(writer, postId, "看过的话");
    const read = (await as(author).comments.keptComments({ ownerId: author.accountId, state: "waiting" })).comments[0];
    const subject = subjectRef("comment", id, postId);
    let passed: Promise<unknown> = Promise.resolve();
    await inWriteTx(async (tx) => {
      await lockState(tx, subject);
      passed = as(author)
        .comments.passComment({ commentId: id, seen: read?.comment.editedAt ?? read?.comment.createdAt })
        .catch((error: unknown) => error);
      await untilWaiting(world.url, 1);
      const unread = "没人看过的话" as ReviewedText; // as review would have passed it
      await insertCommentRevision(tx, postId, id, unread, false);
    });
    expect(await passed).toMatchObject(refusal("CHANGED_MEANWHILE"));
    expect(await bodies(null, postId)).toEqual([]);
  });
});
