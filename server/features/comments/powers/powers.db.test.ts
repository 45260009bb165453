import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { keeperPower } from "@/db/schema/comments";
import { reader } from "@/server/core/database";
import { obligation } from "@/server/testing/obligation";
import { makeOrganisation, setLevel } from "@/server/testing/sections";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";

useWorld();

const refusal = (reason: string) => ({ cause: { reason } });

async function commented(owner: Awaited<ReturnType<typeof makePerson>>) {
  const { id: postId } = await as(owner).microblog.createPost({ body: "本周的开放时间" });
  const { id: commentId } = await as(await makePerson()).comments.createComment({ postId, body: "收到" });
  return { postId, commentId };
}

describe("powers over comments", () => {
  obligation(
    "PUB-17.2-b",
    "are asked for where class and credit do not give them, and held once the platform grants them",
    async () => {
      const owner = await makePerson();
      await setLevel(owner, 1);
      const ownerId = owner.accountId;
      const { commentId } = await commented(owner);
      const remove = () => as(owner).comments.deleteKeptComment({ commentId, reason: "spam" });
      await expect(remove()).rejects.toMatchObject(refusal("CREDIT_TOO_LOW"));

      const { id: wishId } = await as(owner).comments.askPower({ ownerId, power: "delete" });
      await expect(as(owner).comments.askPower({ ownerId, power: "delete" })).rejects.toMatchObject(
        refusal("ALREADY_DONE"),
      );
      await expect(as(owner).comments.askPower({ ownerId, power: "hide" })).rejects.toMatchObject(
        refusal("ALREADY_DONE"),
      );
      const officer = await makePerson({ posts: ["officer"] });
      expect((await as(officer).comments.powerWishes({})).wishes).toMatchObject([
        { id: wishId, power: "delete", owner: { id: ownerId }, kind: "person", level: 1, left: 0, hidden: 0 },
      ]);
      await expect(remove()).rejects.toMatchObject(refusal("CREDIT_TOO_LOW"));
      await as(officer).comments.decidePowerWish({ wishId, outcome: "granted", reason: "一直及时处理评论。" });
      await drain();
      const held = (await as(owner).comments.powers({ ownerId })).powers.find(({ power }) => power === "delete");
      expect(held).toMatchObject({ standing: "granted", reason: "一直及时处理评论。", wish: { state: "granted" } });
      await remove();
      const { notices } = await as(owner).notifications.list({});
      expect(notices.map(({ kind }) => kind)).toContain("power-decided");
    },
  );

  it("are not granted by whoever asked, and a refusal says why and lets nobody ask again at once", async () => {
    const owner = await makePerson({ posts: ["officer"] });
    const ownerId = owner.accountId;
    const { id: wishId } = await as(owner).comments.askPower({ ownerId, power: "keepers" });
    const grant = { wishId, outcome: "granted", reason: "我说了算" } as const;
    await expect(as(owner).comments.decidePowerWish(grant)).rejects.toMatchObject(refusal("CONFLICT_OF_INTEREST"));
    await expect(as(await makePerson()).comments.decidePowerWish(grant)).rejects.toMatchObject(
      refusal("OFFICER_REQUIRED"),
    );
    expect(await reader.rows(sql`select 1 from ${keeperPower} where owner_id = ${ownerId}::uuid`)).toEqual([]);
    const officer = await makePerson({ posts: ["officer"] });
    await as(officer).comments.decidePowerWish({ wishId, outcome: "refused", reason: "账号刚刚注册。" });
    const asked = (await as(owner).comments.powers({ ownerId })).powers.find(({ power }) => power === "keepers");
    expect(asked).toMatchObject({ standing: "never", wish: { state: "refused", answer: "账号刚刚注册。" } });
    await expect(as(owner).comments.askPower({ ownerId, power: "keepers" })).rejects.toMatchObject(
      refusal("QUOTA_EXCEEDED"),
    );
  });

  obligation(
    "PUB-17.2-b",
    "are taken back with a reason, what rests on them no longer holds, and another person hears the wish for them",
    async () => {
      const owner = await makeOrganisation({ level: 4 });
      const ownerId = owner.accountId;
      const { postId, commentId } = await commented(owner);
      await as(owner).comments.limitSection({ postId, who: "nobody", reason: "calm" });
      const officer = await makePerson({ posts: ["officer"] });
      await as(officer).comments.takePower({ ownerId, power: "limit", reason: "借关闭评论压制批评。" });
      await as(officer).comments.takePower({ ownerId, power: "hide", reason: "只留好评。" });
      await expect(
        as(officer).comments.takePower({ ownerId, power: "hide", reason: "再来一次" }),
      ).rejects.toMatchObject(refusal("ALREADY_DONE"));
      await expect(as(owner).comments.hideComment({ commentId, reason: "spam" })).rejects.toMatchObject(
        refusal("ROLE_REQUIRED"),
      );
      expect(await as(null).comments.section({ postId })).toMatchObject({ who: "everyone" });
      await as(await makePerson()).comments.createComment({ postId, body: "又可以说了" });

      const { id: wishId } = await as(owner).comments.askPower({ ownerId, power: "hide" });
      await expect(
        as(officer).comments.decidePowerWish({ wishId, outcome: "refused", reason: "维持" }),
      ).rejects.toMatchObject(refusal("CONFLICT_OF_INTEREST"));
      const other = await makePerson({ posts: ["officer"] });
      await as(other).comments.decidePowerWish({ wishId, outcome: "granted", reason: "已经改正。" });
      await as(owner).comments.hideComment({ commentId, reason: "spam" });
    },
  );

  it("that protect a person are not taken from them", async () => {
    const { accountId: ownerId } = await makePerson();
    const officer = await makePerson({ posts: ["officer"] });
    await expect(as(officer).comments.takePower({ ownerId, power: "hide", reason: "隐藏太多" })).rejects.toMatchObject(
      refusal("INPUT_INVALID"),
    );
  });
});
