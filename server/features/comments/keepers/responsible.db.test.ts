import { sql } from "drizzle-orm";
import { afterEach, describe, expect } from "vitest";
import { post } from "@/db/schema/microblog";
import { publishScheduled } from "@/server/api/publishing-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { evidence } from "@/server/features/compliance/evidence/evidence";
import { readEvidence } from "@/server/features/compliance/live-evidence";
import { emptyContent } from "@/server/shared/draft-content";
import type { MediaId } from "@/server/shared/ids";
import { addMinutes } from "@/server/shared/time";
import { caseOf } from "@/server/testing/cases";
import { freshNumber, givePhone, later } from "@/server/testing/identity";
import { apply, approve } from "@/server/testing/marks";
import { impose } from "@/server/testing/measures";
import { uploaded, useMediaDoor } from "@/server/testing/media-door";
import { obligation } from "@/server/testing/obligation";
import { makeKeeper, setLevel } from "@/server/testing/sections";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { sandboxPhones } from "@/server/trust/standing/identity/sandbox-identity";
import { dueAfter } from "@/server/trust/standing/time-limits";

useWorld();
useMediaDoor();
afterEach(() => freezeClock(null));

const refusal = (params: object = {}) => ({ cause: { reason: "RESPONSIBLE_PERSON_REQUIRED", params } });
const dueIn = (from: Date) => dueAfter("responsiblePerson", from).toISOString();

/** An organisation whose mark the desk has just approved, at an instant that stands still. */
async function verified(): Promise<{ owner: Person; ownerId: Person["accountId"]; at: Date }> {
  const at = now();
  freezeClock(at);
  const owner = await makePerson();
  await approve(
    await makePerson({ posts: ["reviewer"] }),
    await apply(owner, "organisation", { text: "海棠书店" }),
    "organisation",
  );
  await drain();
  return { owner, ownerId: owner.accountId, at };
}

async function told(owner: Person) {
  await drain();
  const { notices } = await as(owner).notifications.list({});
  return notices
    .filter(({ kind }) => kind === "responsible-missing")
    .map(({ params, subject }) => ({ ...params, of: subject?.id }));
}

describe("a verified organisation", () => {
  obligation(
    "MB-10.2-a",
    "has its time from the approval on to name a responsible person, and is told so wherever it looks",
    async () => {
      const { owner, ownerId, at } = await verified();
      const due = { since: at.toISOString(), due: dueIn(at), isOver: false };
      expect(await told(owner)).toEqual([{ because: "verified", due: dueIn(at), of: ownerId }]);
      expect((await as(owner).accounts.me({})).responsibleDue).toEqual(due);
      expect((await as(owner).comments.keeping({ ownerId })).responsibleDue).toEqual(due);
      expect(await as(owner).microblog.mayPublish({ act: "post" })).toMatchObject({ refusal: null });
      await as(owner).microblog.createPost({ body: "本店今日开张。" });
      expect((await as(await makePerson()).accounts.me({})).responsibleDue).toBeNull();
    },
  );

  obligation(
    "MB-10.2-a",
    "publishes and writes nothing once that time has passed; what is its own it still manages, and naming somebody opens all again",
    async () => {
      const { owner, ownerId, at } = await verified();
      const { id: postId } = await as(owner).microblog.createPost({ body: "本店今日开张。" });
      const { id: commentId } = await as(await makePerson()).comments.createComment({ postId, body: "恭喜" });
      const { id: others } = await as(await makePerson()).microblog.createPost({ body: "秋天到了" });
      const { id: draftId } = await as(owner).microblog.startDraft({
        content: { ...emptyContent, body: "周末有活动" },
      });
      freezeClock(addMinutes(dueAfter("responsiblePerson", at), -10));
      await as(owner).microblog.scheduleDraft({ draftId, publishAt: addMinutes(now(), 20).toISOString() });

      freezeClock(addMinutes(dueAfter("responsiblePerson", at), 11));
      const refused = refusal({ ownerId, since: at.toISOString(), due: dueIn(at) });
      const { microblog, comments, accounts, moderation } = as(owner);
      await expect(microblog.createPost({ body: "再来一条" })).rejects.toMatchObject(refused);
      await expect(microblog.quotePost({ postId: others, body: "说得好" })).rejects.toMatchObject(refused);
      await expect(microblog.repostPost({ postId: others })).rejects.toMatchObject(refused);
      await expect(microblog.editPost({ postId, body: "本店昨日开张。" })).rejects.toMatchObject(refused);
      await expect(comments.createComment({ postId, body: "谢谢" })).rejects.toMatchObject(refused);
      expect(await microblog.mayPublish({ act: "post" })).toMatchObject({ refusal: { params: { ownerId } } });
      expect((await accounts.me({})).responsibleDue).toMatchObject({ isOver: true });
      await publishScheduled.run(now());
      expect(await microblog.drafts({})).toMatchObject([{ refusal: { reason: "RESPONSIBLE_PERSON_REQUIRED" } }]);
      expect((await as(null).microblog.profilePosts({ handle: owner.handle })).posts.map(({ id }) => id)).toEqual([
        postId,
      ]);

      await comments.hideComment({ commentId, reason: "off-topic" });
      await comments.restoreComment({ commentId });
      await microblog.narrowAudience({ postId, audience: "followers" });
      await moderation.report({ subject: { kind: "post", id: others }, reason: "spam" });
      await microblog.deletePost({ postId });

      await makeKeeper(owner, "moderator", { responsible: true });
      expect((await accounts.me({})).responsibleDue).toBeNull();
      await microblog.createPost({ body: "再来一条" });
    },
  );

  obligation("MB-10.2-a", "goes on changing its portrait, bio, lists and name all the same", async () => {
    const { owner, at } = await verified();
    freezeClock(addMinutes(dueAfter("responsiblePerson", at), 1));
    const { accounts, lists, microblog } = as(owner);
    await expect(microblog.createPost({ body: "太晚了" })).rejects.toMatchObject(refusal());
    const { id: listId } = await lists.makeList({ name: "同行", audience: "self" });
    await lists.editList({ listId, name: "常看的同行", audience: "self" });
    const { id: mediaId } = await uploaded(owner, 6);
    await accounts.changeAvatar({ mediaId: mediaId as MediaId }); // an id the server gave
    await accounts.changeBio({ bio: "周一休息" });
    await approve(
      await makePerson({ posts: ["reviewer"] }),
      await apply(owner, "organisation", { text: "海棠书店" }),
      "organisation",
    );
    // A mark that is renewed gives no new time.
    expect((await accounts.me({})).responsibleDue).toMatchObject({ since: at.toISOString(), isOver: true });
    await accounts.rename({ nickname: "海棠书店西门店" });
  });

  obligation("MB-10.2-a", "that loses its responsible person is told why, and its time begins anew", async () => {
    const { owner, ownerId, at } = await verified();
    const losses: [because: string, lose: (keeper: Person) => Promise<unknown>][] = [
      ["left", (keeper) => as(keeper).comments.leaveKeeping({ ownerId })],
      ["removed", (keeper) => as(owner).comments.removeKeeper({ ownerId, keeperId: keeper.accountId })],
      ["identity", loseIdentity],
      ["closed", (keeper) => as(keeper).privacy.closeAccount({})],
      ["closed", (keeper) => impose(keeper, "close-account")],
      ["closed", (keeper) => impose(keeper, "blacklist")],
    ];
    const expected: object[] = [{ because: "verified", due: dueIn(at), of: ownerId }];
    for (const [because, lose] of losses) {
      const keeper = await makeKeeper(owner, "moderator", { responsible: true });
      later(20 * 24 * 3_600_000);
      expect((await as(owner).accounts.me({})).responsibleDue).toBeNull();
      await lose(keeper);
      const lost = now();
      expected.unshift({ because, due: dueIn(lost), of: ownerId });
      expect(await told(owner)).toEqual(expected);
      expect((await as(owner).accounts.me({})).responsibleDue).toEqual({
        since: lost.toISOString(),
        due: dueIn(lost),
        isOver: false,
      });
      await as(owner).microblog.createPost({ body: `第 ${expected.length} 次告知` });
      if (because !== "left" && because !== "removed")
        await expect(
          as(owner).comments.nameResponsiblePerson({ ownerId, keeperId: keeper.accountId }),
        ).rejects.toMatchObject({ cause: { reason: "REAL_NAME_REQUIRED" } });
    }
    freezeClock(addMinutes(dueAfter("responsiblePerson", now()), 1));
    await expect(as(owner).microblog.createPost({ body: "太晚了" })).rejects.toMatchObject(refusal({ ownerId }));
  });

  obligation("MB-10.2-a", "can always name one, whatever became of its credit", async () => {
    const { owner } = await verified();
    await setLevel(owner, 0);
    await makeKeeper(owner, "moderator", { responsible: true });
    expect((await as(owner).accounts.me({})).responsibleDue).toBeNull();
  });

  obligation("MB-10.2-a", "has it in its record at the desk, and what it published all the same is found", async () => {
    const { owner, ownerId, at } = await verified();
    const { id } = await as(owner).microblog.createPost({ body: "本店今日开张。" });
    await as(await makePerson()).moderation.report({ subject: { kind: "post", id }, reason: "spam" });
    freezeClock(addMinutes(dueAfter("responsiblePerson", at), 1));
    const reviewer = await makePerson({ posts: ["reviewer"] });
    const caseId = await caseOf(id);
    await as(reviewer).moderation.claimCase({ caseId });
    const { author } = await as(reviewer).moderation.caseDetail({ caseId });
    expect(author).toMatchObject({
      account: { id: ownerId },
      responsibleDue: { since: at.toISOString(), due: dueIn(at), isOver: true },
    });
    const violations = async () => (await readEvidence(reader, evidence, now())).get("MB-10.2-a");
    expect(await violations()).toMatchObject({ count: 0 });
    await inWriteTx((tx) =>
      tx.rows(sql`update ${post} set created_at = ${tx.now}::timestamptz where id = ${id}::uuid`),
    );
    expect(await violations()).toMatchObject({ count: 1 });
  });
});

/** The phone that the person is known by passes to somebody else. */
async function loseIdentity(person: Person): Promise<void> {
  await givePhone(person, sandboxPhones.reassigned);
  await as(person).identity.submit({ method: "phone", name: "王小明", number: freshNumber() });
  await as(person).identity.check({});
  later(60_000);
  await as(person).identity.recheck({});
}
