import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { commentKeeper, keeperLapse } from "@/db/schema/comments";
import { moderationCase } from "@/db/schema/moderation";
import { recordLapses } from "@/server/api/section-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import type { CommentId, PostId } from "@/server/shared/ids";
import { addMinutes } from "@/server/shared/time";
import { obligation } from "@/server/testing/obligation";
import { makeKeeper, makeOrganisation } from "@/server/testing/sections";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { seedRules } from "@/server/trust/review/seed-rules";
import { markEnded } from "@/server/trust/standing/marks";
import { dueAfter } from "@/server/trust/standing/time-limits";

useWorld();

const refusal = (reason: string) => ({ cause: { reason } });

async function commented(owner: Person) {
  const { id: postId } = await as(owner).microblog.createPost({ body: "本周六闭馆整理。" });
  const writer = await makePerson();
  const { id } = await as(writer).comments.createComment({ postId, body: "知道了" });
  return { postId: postId as PostId, writer, commentId: id as CommentId };
}

async function kinds(person: Person): Promise<string[]> {
  await drain();
  return (await as(person).notifications.list({})).notices.map(({ kind }) => kind);
}

describe("keepers of a verified organisation", () => {
  obligation(
    "MB-10.2-b",
    "are invited, accept, act in their role, and stop at once when they are removed",
    async () => {
      const owner = await makeOrganisation();
      const { ownerId } = { ownerId: owner.accountId };
      const { commentId, postId } = await commented(owner);
      const keeper = await makePerson();
      await as(owner).comments.inviteKeeper({ ownerId, handle: keeper.handle, role: "moderator" });
      expect(await kinds(keeper)).toEqual(["keeper-invited"]);
      expect((await as(keeper).comments.invitations({})).invitations).toMatchObject([{ owner: { id: ownerId } }]);
      await expect(as(keeper).comments.hideComment({ commentId, reason: "spam" })).rejects.toMatchObject(
        refusal("ROLE_REQUIRED"),
      );
      await expect(as(keeper).comments.keeping({ ownerId })).rejects.toMatchObject(refusal("NOT_FOUND"));

      await as(keeper).comments.acceptKeeping({ ownerId });
      await expect(as(keeper).comments.acceptKeeping({ ownerId })).rejects.toMatchObject(refusal("ALREADY_DONE"));
      await as(keeper).comments.hideComment({ commentId, reason: "spam" });
      const { comments } = await as(owner).comments.keptComments({ ownerId });
      expect(comments).toMatchObject([
        {
          state: "hidden",
          decided: { act: "hidden", reason: "spam", role: "moderator", by: { id: keeper.accountId } },
        },
      ]);
      expect((await as(keeper).comments.kept({})).accounts).toMatchObject([
        { account: { id: keeper.accountId }, role: "owner" },
        { account: { id: ownerId }, role: "moderator" },
      ]);
      // A moderator keeps comments; the rule and the other keepers are the managers'.
      await expect(as(keeper).comments.limitSection({ postId, who: "nobody", reason: "calm" })).rejects.toMatchObject(
        refusal("ROLE_REQUIRED"),
      );
      await expect(
        as(keeper).comments.inviteKeeper({ ownerId, handle: (await makePerson()).handle, role: "manager" }),
      ).rejects.toMatchObject(refusal("ROLE_REQUIRED"));

      await as(owner).comments.removeKeeper({ ownerId, keeperId: keeper.accountId });
      await expect(as(keeper).comments.restoreComment({ commentId })).rejects.toMatchObject(refusal("NOT_FOUND"));
      expect((await as(keeper).comments.keptComments({ ownerId })).comments).toEqual([]);
      await expect(as(keeper).comments.leaveKeeping({ ownerId })).rejects.toMatchObject(refusal("ALREADY_DONE"));
    },
  );

  obligation("MB-10.2-b", "read nothing under what the organisation keeps from them, and it does", async () => {
    const owner = await makeOrganisation();
    const { commentId, postId } = await commented(owner);
    const keeper = await makeKeeper(owner, "manager", { responsible: true });
    const kept = async (who: Person) =>
      (await as(who).comments.keptComments({ ownerId: owner.accountId })).comments.map(({ comment }) => comment.id);
    expect(await kept(keeper)).toEqual([commentId]);
    await as(owner).microblog.narrowAudience({ postId, audience: "self" });
    expect(await kept(keeper)).toEqual([]);
    expect(await kept(owner)).toEqual([commentId]);
  });

  obligation("MB-10.2-b", "are not to be had without a verified mark, and lose their right with it", async () => {
    const person = await makePerson();
    await expect(
      as(person).comments.inviteKeeper({
        ownerId: person.accountId,
        handle: (await makePerson()).handle,
        role: "moderator",
      }),
    ).rejects.toMatchObject(refusal("ROLE_REQUIRED"));
    const owner = await makeOrganisation();
    const keeper = await makeKeeper(owner, "manager");
    const { commentId } = await commented(owner);
    await inWriteTx((tx) => tx.rows(markEnded(tx, owner.accountId, "taken-back").change));
    await expect(as(keeper).comments.hideComment({ commentId, reason: "spam" })).rejects.toMatchObject(
      refusal("ROLE_REQUIRED"),
    );
    await expect(as(keeper).comments.keeping({ ownerId: owner.accountId })).rejects.toMatchObject(refusal("NOT_FOUND"));
    expect(await reader.rows(sql`select 1 from ${commentKeeper} where owner_id = ${person.accountId}::uuid`)).toEqual(
      [],
    );
  });

  obligation(
    "MB-10.2-a",
    "include a responsible person, who is verified, before others' words are withheld",
    async () => {
      const owner = await makeOrganisation();
      const ownerId = owner.accountId;
      const { postId, commentId } = await commented(owner);
      const of = { kind: "section", id: postId } as const;
      await expect(as(owner).comments.setReviewFirst({ of, on: true, reason: "notice" })).rejects.toMatchObject(
        refusal("RESPONSIBLE_PERSON_REQUIRED"),
      );
      await expect(as(owner).comments.deleteKeptComment({ commentId, reason: "spam" })).rejects.toMatchObject(
        refusal("RESPONSIBLE_PERSON_REQUIRED"),
      );
      expect(await as(owner).comments.keeping({ ownerId })).toMatchObject({
        responsibleNamed: false,
        responsible: null,
      });
      const invited = await makePerson();
      await as(owner).comments.inviteKeeper({ ownerId, handle: invited.handle, role: "moderator" });
      await expect(
        as(owner).comments.nameResponsiblePerson({ ownerId, keeperId: invited.accountId }),
      ).rejects.toMatchObject(refusal("REAL_NAME_REQUIRED"));
      await as(invited).comments.acceptKeeping({ ownerId });
      await as(owner).comments.nameResponsiblePerson({ ownerId, keeperId: invited.accountId });
      await as(owner).comments.setReviewFirst({ of, on: true, reason: "notice" });
      const second = await makeKeeper(owner, "moderator", { responsible: true });
      expect(await as(owner).comments.keeping({ ownerId })).toMatchObject({
        responsibleNamed: true,
        responsible: { id: second.accountId },
      });
      const { keepers } = await as(owner).comments.keepers({ ownerId });
      expect(keepers.map(({ isResponsible }) => isResponsible)).toEqual([false, true]);
      expect(await as(await makePerson()).comments.keepers({ ownerId })).toEqual({ keepers: [] });
      await as(second).comments.leaveKeeping({ ownerId });
      // What was switched on can be switched off, and cannot be switched on again.
      await as(owner).comments.setReviewFirst({ of, on: false, reason: "notice" });
      await expect(as(owner).comments.setReviewFirst({ of, on: true, reason: "notice" })).rejects.toMatchObject(
        refusal("RESPONSIBLE_PERSON_REQUIRED"),
      );
    },
  );
});

describe("reported comments", () => {
  obligation(
    ["MB-10.2-a", "PUB-17.2-a"],
    "stand on the organisation's desk with their due time; left beyond it they escalate, stand in the record, and cost credit when they were violations",
    async () => {
      await seedRules();
      const owner = await makeOrganisation();
      const ownerId = owner.accountId;
      const [late, answered, person] = [
        await commented(owner),
        await commented(owner),
        await commented(await makePerson()),
      ];
      const reportedAt = now();
      for (const { commentId } of [late, answered, person])
        await as(await makePerson()).moderation.report({
          subject: { kind: "comment", id: commentId },
          reason: "fraud",
        });
      const desk = await as(owner).comments.keptComments({ ownerId, state: "reported" });
      expect(desk.comments.map(({ comment, reports, isOverdue }) => [comment.id, reports, isOverdue])).toEqual([
        [answered.commentId, 1, false],
        [late.commentId, 1, false],
      ]);
      const due = new Date(desk.comments[1]?.dueAt ?? 0).getTime() - dueAfter("keeperAnswer", reportedAt).getTime();
      expect(Math.abs(due)).toBeLessThan(60_000);
      expect(JSON.stringify(desk)).not.toContain("fraud");
      await as(owner).comments.leaveComment({ commentId: answered.commentId });
      expect(await as(owner).comments.keeping({ ownerId })).toMatchObject({ counts: { reported: 1, overdue: 0 } });

      freezeClock(addMinutes(dueAfter("keeperAnswer", reportedAt), 5));
      try {
        expect(await as(owner).comments.keeping({ ownerId })).toMatchObject({ counts: { reported: 1, overdue: 1 } });
        await recordLapses.run(now());
        await recordLapses.run(now());
        await drain();
        const found = await reader.rows<{ comment: string }>(sql`select comment_id as comment from ${keeperLapse}`);
        expect(found).toEqual([{ comment: late.commentId }]);
        const [escalated] = await reader.rows<{ id: string; state: string }>(sql`
          select id, state from ${moderationCase} where subject_id = ${late.commentId}::uuid`);
        expect(escalated?.state).toBe("escalated");
        expect(await kinds(owner)).toContain("reports-left");

        const before = (await as(owner).moderation.myStanding({})).points;
        const officer = await makePerson({ posts: ["officer"] });
        const caseId = escalated?.id as never; // the database's own
        await as(officer).moderation.claimCase({ caseId });
        await as(officer).moderation.decideCase({
          caseId,
          outcome: "measure",
          rule: { id: "fraud-account-trade", version: 1 },
          reason: "评论含诈骗信息",
          feedback: "已移除。",
          measures: [{ kind: "remove-content", days: null }],
          departureReason: "已移除",
        });
        await drain();
        expect((await as(owner).moderation.myStanding({})).points).toBe(before - 2);
        expect(await as(owner).comments.keeping({ ownerId })).toMatchObject({ lapses: { left: 1, charged: 1 } });

        // What was let stand goes to the desk as a case about the account, on a ladder of its own.
        const { cases } = await as(officer).moderation.queue({ source: "keeping" });
        expect(cases).toMatchObject([{ source: "keeping", subjectKind: "account", author: { id: ownerId } }]);
        const keepingCase = cases[0]?.id as never; // the server's own
        await as(officer).moderation.claimCase({ caseId: keepingCase });
        expect(await as(officer).moderation.caseDetail({ caseId: keepingCase })).toMatchObject({
          proposal: { step: "warning", earlierCases: 0 },
          lapses: [{ number: expect.any(String), dueAt: desk.comments[1]?.dueAt }],
        });
      } finally {
        freezeClock(null);
      }
    },
  );
});
