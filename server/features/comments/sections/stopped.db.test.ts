import { describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import { addDays } from "@/server/shared/time";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, useWorld } from "@/server/testing/world";

useWorld();

const refusal = (reason: string, params = {}) => ({ cause: { reason, params } });

async function commented() {
  const owner = await makePerson();
  const { id: postId } = await as(owner).microblog.createPost({ body: "今天聊聊路况" });
  const writer = await makePerson();
  const { id: commentId } = await as(writer).comments.createComment({ postId, body: "说得对" });
  return { owner, writer, postId, commentId };
}

describe("comments that the platform stopped", () => {
  obligation(
    "MB-10.2-b",
    "are paused for a time: nobody writes or edits, everybody reads until when, and it ends by itself",
    async () => {
      const { owner, writer, postId, commentId } = await commented();
      const until = addDays(now(), 7);
      await impose(owner, "pause-comments", { endsAt: until });
      const stopped = refusal("COMMENTS_STOPPED", { until: until.toISOString() });
      for (const person of [writer, owner]) {
        await expect(as(person).comments.createComment({ postId, body: "再说一句" })).rejects.toMatchObject(stopped);
        expect((await as(person).comments.mayComment({ postId })).refusal).toMatchObject({
          reason: "COMMENTS_STOPPED",
        });
      }
      await expect(as(writer).comments.editComment({ commentId, body: "改一改" })).rejects.toMatchObject(stopped);
      expect((await as(null).comments.section({ postId })).stopped).toEqual({ until: until.toISOString() });
      const keeping = await as(owner).comments.keeping({ ownerId: owner.accountId });
      expect(keeping.stopped).toEqual({ until: until.toISOString() });
      const { threads } = await as(null).comments.threads({ postId });
      expect(threads.map(({ opener }) => opener?.body)).toEqual(["说得对"]);

      // The account goes on keeping what stands there, and its own comments elsewhere are another matter.
      await as(owner).comments.hideComment({ commentId, reason: "off-topic" });
      const elsewhere = await commented();
      await as(owner).comments.createComment({ postId: elsewhere.postId, body: "在别处说" });

      freezeClock(addDays(until, 1));
      try {
        await as(writer).comments.createComment({ postId, body: "又可以说了" });
        expect((await as(null).comments.section({ postId })).stopped).toBeNull();
      } finally {
        freezeClock(null);
      }
    },
  );

  it("are closed for good by a measure of its own, which its owner reads, and open again when an appeal is upheld", async () => {
    const { owner, writer, postId } = await commented();
    await impose(owner, "pause-comments");
    const { measureId } = await impose(owner, "close-comments");
    const closed = refusal("COMMENTS_STOPPED", { until: null });
    await expect(as(writer).comments.createComment({ postId, body: "再说一句" })).rejects.toMatchObject(closed);
    expect((await as(null).comments.section({ postId })).stopped).toEqual({ until: null });
    expect(await as(owner).moderation.measure({ measureId })).toMatchObject({ statement: { kind: "close-comments" } });
    await end(measureId, "overturned");
    expect((await as(null).comments.section({ postId })).stopped).not.toEqual({ until: null });
    await expect(as(writer).comments.createComment({ postId, body: "再说一句" })).rejects.toMatchObject(
      refusal("COMMENTS_STOPPED"),
    );
  });

  it("need an end to be a pause, and have none to be closed for good", async () => {
    const { owner } = await commented();
    await expect(impose(owner, "pause-comments", { endsAt: null })).rejects.toMatchObject({ reason: "INPUT_INVALID" });
    await expect(impose(owner, "close-comments", { endsAt: addDays(now(), 7) })).rejects.toMatchObject({
      reason: "INPUT_INVALID",
    });
  });
});
