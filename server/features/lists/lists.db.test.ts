import { beforeAll, describe, expect, it } from "vitest";
import { statementCount } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import type { ListId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { doubtful, prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();
beforeAll(useDefaultRules);

const refused = (reason: string) => ({ cause: { reason } });

async function listWith(
  owner: Person,
  members: readonly Person[],
  audience: "self" | "public" = "public",
): Promise<ListId> {
  const { id } = await as(owner).lists.makeList({ name: "写字的人", audience });
  for (const { accountId } of members) await as(owner).lists.addToList({ listId: id, accountId });
  return id;
}

describe("a list", () => {
  it("has a timeline of its own, of its accounts alone, without following them", async () => {
    const [me, one, other, stranger] = [await makePerson(), await makePerson(), await makePerson(), await makePerson()];
    const listId = await listWith(me, [one, other]);
    for (const [by, body] of [
      [one, "一"],
      [stranger, "不在里面"],
      [other, "二"],
      [one, "三"],
    ] as const)
      await as(by).microblog.createPost({ body });
    await as(one).microblog.createPost({ body: "只给关注的人", audience: "followers" });
    const bodies = async (viewer: Person | null) =>
      (await as(viewer).lists.timeline({ listId })).posts.map((post) => post.body);
    expect(await bodies(me)).toEqual(["三", "二", "一"]);
    expect(await bodies(null)).toEqual(["三", "二", "一"]);
    expect((await as(me).microblog.home({})).posts).toEqual([]);
    await as(me).relations.muteAccount({ accountId: one.accountId });
    expect(await bodies(me)).toEqual(["二"]);
    await as(stranger).relations.blockAccount({ accountId: other.accountId });
    expect(await bodies(stranger)).toEqual(["三", "一"]);
    expect((await as(stranger).lists.members({ listId })).accounts.map(({ id }) => id)).toEqual([
      other.accountId,
      one.accountId,
    ]);
    expect((await as(other).lists.members({ listId })).accounts).toHaveLength(2);
  });

  it("loses whom a block parts from its owner, whoever blocked, and whether one by one or from a list", async () => {
    const [owner, one, other, third] = [await makePerson(), await makePerson(), await makePerson(), await makePerson()];
    const listId = await listWith(owner, [one, other, third]);
    await as(one).relations.blockAccount({ accountId: owner.accountId });
    await as(owner).relations.blockAccount({ accountId: other.accountId });
    const members = async () => (await as(null).lists.members({ listId })).accounts.map(({ id }) => id);
    expect(await members()).toEqual([third.accountId]);
    expect(await as(null).lists.get({ listId })).toMatchObject({ members: 1 });
    const { importId } = await as(third).relations.beginBlockImport({ total: 1 });
    await as(third).relations.importBlocks({ importId, from: 0, lines: [owner.handle] });
    expect(await members()).toEqual([]);
    expect(await as(null).lists.get({ listId })).toMatchObject({ members: 0 });
  });

  it("pages its timeline without gaps", async () => {
    const [me, one, other] = [await makePerson(), await makePerson(), await makePerson()];
    const listId = await listWith(me, [one, other]);
    for (let i = 0; i < 25; i++) await as(i % 3 === 0 ? one : other).microblog.createPost({ body: `第 ${i} 条` });
    const first = await as(me).lists.timeline({ listId });
    const second = await as(me).lists.timeline({ listId, before: first.next as never }); // an id the server gave
    expect([...first.posts, ...second.posts].map(({ body }) => body)).toEqual(
      Array.from({ length: 25 }, (_, i) => `第 ${24 - i} 条`),
    );
  });

  it("for oneself is there for nobody else, and becomes so for everyone when it is opened", async () => {
    const [me, other] = [await makePerson(), await makePerson()];
    const listId = await listWith(me, [other], "self");
    for (const ask of [
      () => as(other).lists.get({ listId }),
      () => as(other).lists.members({ listId }),
      () => as(null).lists.timeline({ listId }),
    ])
      await expect(ask()).rejects.toMatchObject(refused("NOT_FOUND"));
    await expect(as(other).lists.leaveList({ listId })).rejects.toMatchObject(refused("NOT_FOUND"));
    await as(me).lists.editList({ listId, name: "朋友", audience: "public" });
    expect(await as(null).lists.get({ listId })).toMatchObject({ name: "朋友", members: 1, isMine: false });
    await as(me).lists.editList({ listId, name: "朋友", audience: "self" });
    await expect(as(null).lists.get({ listId })).rejects.toMatchObject(refused("NOT_FOUND"));
  });

  obligation(["MB-12.1-a", "MB-07.1-c"], "has its name reviewed, and hides while it is held or removed", async () => {
    const [me, other] = [await makePerson(), await makePerson()];
    await expect(as(me).lists.makeList({ name: prohibited, audience: "public" })).rejects.toMatchObject(
      refused("CONTENT_PROHIBITED"),
    );
    await expect(
      as(await makePerson({ identity: "none" })).lists.makeList({ name: "x", audience: "self" }),
    ).rejects.toMatchObject(refused("REAL_NAME_REQUIRED"));
    expect(await as(me).lists.mine({})).toEqual([]);
    const { id: listId, held } = await as(me).lists.makeList({ name: doubtful, audience: "public" });
    expect(held).toBe(true);
    await expect(as(other).lists.get({ listId })).rejects.toMatchObject(refused("NOT_FOUND"));
    expect(await as(me).lists.get({ listId })).toMatchObject({ state: { word: "held" } });
    const decide = (state: "shown" | "removed") => inWriteTx((tx) => setState(tx, subjectRef("list", listId), state));
    await decide("shown");
    expect(await as(other).lists.get({ listId })).toMatchObject({ state: null });
    await as(other).moderation.report({ subject: { kind: "list", id: listId }, reason: "harassment" });
    await decide("removed");
    await expect(as(other).lists.timeline({ listId })).rejects.toMatchObject(refused("NOT_FOUND"));
    await expect(as(me).lists.editList({ listId, name: "换个名字", audience: "public" })).rejects.toMatchObject(
      refused("REMOVED"),
    );
  });

  it("is its owner's to change, takes an account once, and lets it leave", async () => {
    const [me, other] = [await makePerson(), await makePerson()];
    const listId = await listWith(me, [other]);
    const member = { listId, accountId: other.accountId };
    for (const act of [
      () => as(other).lists.editList({ listId, name: "我的了", audience: "public" }),
      () => as(other).lists.addToList(member),
      () => as(other).lists.removeFromList(member),
      () => as(other).lists.deleteList({ listId }),
    ])
      await expect(act()).rejects.toMatchObject(refused("NOT_YOURS"));
    await expect(as(me).lists.addToList(member)).rejects.toMatchObject(refused("ALREADY_DONE"));
    expect(await as(me).lists.mine({ accountId: other.accountId })).toMatchObject([{ members: 1, hasAccount: true }]);
    await as(other).lists.leaveList({ listId });
    await expect(as(other).lists.leaveList({ listId })).rejects.toMatchObject(refused("ALREADY_DONE"));
    expect(await as(me).lists.get({ listId })).toMatchObject({ members: 0 });
    await as(other).relations.blockAccount({ accountId: me.accountId });
    await expect(as(me).lists.addToList(member)).rejects.toMatchObject(refused("NOT_FOUND"));
    await as(me).lists.deleteList({ listId });
    await expect(as(me).lists.get({ listId })).rejects.toMatchObject(refused("NOT_FOUND"));
    expect(await as(me).lists.mine({})).toEqual([]);
  });

  it("is one of fifty at most", async () => {
    const me = await makePerson();
    for (let i = 0; i < 50; i++) await as(me).lists.makeList({ name: `名单 ${i}`, audience: "self" });
    await expect(as(me).lists.makeList({ name: "再一个", audience: "self" })).rejects.toMatchObject(
      refused("LIMIT_REACHED"),
    );
  });

  it("takes few statements, however it is read", async () => {
    const [me, other] = [await makePerson(), await makePerson()];
    const listId = await listWith(me, [other]);
    await as(other).microblog.createPost({ body: "一条" });
    const before = statementCount.run;
    await as(me).lists.get({ listId });
    await as(me).lists.timeline({ listId });
    await as(me).lists.members({ listId });
    expect(statementCount.run - before).toBe(3);
  });
});
