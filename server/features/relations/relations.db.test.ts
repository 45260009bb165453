import { describe, expect, it } from "vitest";
import { statementCount } from "@/server/core/database";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

async function profile(viewer: Person | null, of: Person) {
  return as(viewer).relations.profile({ handle: of.handle });
}

function refused(reason: string) {
  return { cause: { reason } };
}

describe("following", () => {
  it("is seen in both accounts' numbers and lists, and counts once", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    await as(one).relations.followAccount({ accountId: other.accountId });
    await expect(as(one).relations.followAccount({ accountId: other.accountId })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );
    expect(await profile(one, other)).toMatchObject({ followers: 1, following: 0, relation: { isFollowing: true } });
    expect(await profile(other, one)).toMatchObject({ followers: 0, following: 1, relation: { followsMe: true } });
    const followers = await as(null).relations.followers({ handle: other.handle });
    expect(followers.accounts.map((account) => account.id)).toEqual([one.accountId]);
    const following = await as(null).relations.following({ handle: one.handle });
    expect(following.accounts.map((account) => account.id)).toEqual([other.accountId]);

    await as(one).relations.unfollowAccount({ accountId: other.accountId });
    await expect(as(one).relations.unfollowAccount({ accountId: other.accountId })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );
    expect(await profile(one, other)).toMatchObject({ followers: 0, relation: { isFollowing: false } });
  });

  it("needs somebody else who is there", async () => {
    const one = await makePerson();
    await expect(as(one).relations.followAccount({ accountId: one.accountId })).rejects.toMatchObject(
      refused("CANNOT_BE_YOURSELF"),
    );
    await expect(
      as(one).relations.followAccount({ accountId: "01900000-0000-7000-8000-000000000000" }),
    ).rejects.toMatchObject(refused("NOT_FOUND"));
    expect(await profile(null, one)).toMatchObject({ followers: 0, following: 0 });
  });

  it("brings the other's posts to one's home, the followers-only ones too", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    await as(other).microblog.createPost({ body: "给大家" });
    const { id } = await as(other).microblog.createPost({ body: "给关注的人", audience: "followers" });
    expect((await as(one).microblog.home({})).posts).toEqual([]);
    await as(one).relations.followAccount({ accountId: other.accountId });
    expect((await as(one).microblog.home({})).posts.map((post) => post.body)).toEqual(["给关注的人", "给大家"]);
    await as(one).relations.unfollowAccount({ accountId: other.accountId });
    await expect(as(one).microblog.getPost({ postId: id })).rejects.toMatchObject(refused("NOT_FOUND"));
  });
});

describe("blocking", () => {
  it("ends follows both ways, and neither reads the other", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    await as(one).relations.followAccount({ accountId: other.accountId });
    await as(other).relations.followAccount({ accountId: one.accountId });
    const ofOne = (await as(one).microblog.createPost({ body: "我的" })).id;
    const ofOther = (await as(other).microblog.createPost({ body: "你的" })).id;

    await as(one).relations.blockAccount({ accountId: other.accountId });
    expect(await profile(null, one)).toMatchObject({ followers: 0, following: 0 });
    expect(await profile(null, other)).toMatchObject({ followers: 0, following: 0 });
    for (const [viewer, postId] of [
      [one, ofOther],
      [other, ofOne],
    ] as const) {
      await expect(as(viewer).microblog.getPost({ postId })).rejects.toMatchObject(refused("NOT_FOUND"));
      await expect(as(viewer).microblog.likePost({ postId })).rejects.toMatchObject(refused("NOT_FOUND"));
    }
  });

  it("hides the blocker from the blocked, and lets the blocker find the blocked to lift it", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    await as(one).relations.blockAccount({ accountId: other.accountId });
    await expect(profile(other, one)).rejects.toMatchObject(refused("NOT_FOUND"));
    await expect(as(other).relations.followAccount({ accountId: one.accountId })).rejects.toMatchObject(
      refused("NOT_FOUND"),
    );
    await expect(as(one).relations.followAccount({ accountId: other.accountId })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );
    expect(await profile(one, other)).toMatchObject({ relation: { isBlocked: true } });
    expect((await as(one).relations.blocked({})).accounts.map((account) => account.id)).toEqual([other.accountId]);
    await expect(as(one).relations.blockAccount({ accountId: other.accountId })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );

    await as(one).relations.unblockAccount({ accountId: other.accountId });
    expect(await profile(other, one)).toMatchObject({ relation: { isFollowing: false } });
    await expect(as(one).relations.unblockAccount({ accountId: other.accountId })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );
  });

  it("is no way around oneself, and a race with a follow leaves no follow behind", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    await expect(as(one).relations.blockAccount({ accountId: one.accountId })).rejects.toMatchObject(
      refused("CANNOT_BE_YOURSELF"),
    );
    await Promise.allSettled([
      as(other).relations.followAccount({ accountId: one.accountId }),
      as(one).relations.blockAccount({ accountId: other.accountId }),
    ]);
    expect(await profile(null, one)).toMatchObject({ followers: 0 });
    expect((await as(null).relations.followers({ handle: one.handle })).accounts).toEqual([]);
  });
});

it("profiles, lists and relations take at most twelve statements", async () => {
  const [one, other] = [await makePerson(), await makePerson()];
  const counted = async (work: () => Promise<unknown>) => {
    const before = statementCount.run;
    await work();
    return statementCount.run - before;
  };
  expect(await counted(() => as(one).relations.followAccount({ accountId: other.accountId }))).toBeLessThanOrEqual(12);
  expect(await counted(() => as(one).relations.blockAccount({ accountId: other.accountId }))).toBeLessThanOrEqual(12);
  expect(await counted(() => profile(one, other))).toBe(1);
  expect(await counted(() => as(one).relations.followers({ handle: other.handle }))).toBe(2);
});

describe("suggestions", () => {
  it("are whom the followed follow, then who published lately; never oneself, the followed, the blocked, or who is out of sight", async () => {
    const [me, friend, other, common, rare, author, blockedOne, blocker, quiet] = await Promise.all(
      Array.from({ length: 9 }, () => makePerson()),
    );
    if (!me || !friend || !other || !common || !rare || !author || !blockedOne || !blocker || !quiet)
      throw new Error("nine were made");
    for (const followed of [friend, other]) await as(me).relations.followAccount({ accountId: followed.accountId });
    for (const by of [friend, other]) await as(by).relations.followAccount({ accountId: common.accountId });
    for (const followed of [rare, me, blocker, other])
      await as(friend).relations.followAccount({ accountId: followed.accountId });
    for (const by of [author, blockedOne, me]) await as(by).microblog.createPost({ body: "最近的一条" });
    await as(quiet).microblog.createPost({ body: "只给自己", audience: "self" });
    await as(me).relations.blockAccount({ accountId: blockedOne.accountId });
    await as(blocker).relations.blockAccount({ accountId: me.accountId });

    const before = statementCount.run;
    const suggested = await as(me).relations.suggestions({});
    expect(statementCount.run - before).toBe(1);
    expect(suggested.slice(0, 3).map(({ id, common: count }) => [id, count])).toEqual([
      [common.accountId, 2],
      [rare.accountId, 1],
      [author.accountId, 0],
    ]);
    const never: string[] = [me, friend, other, blockedOne, blocker, quiet].map(({ accountId }) => accountId);
    expect(suggested.filter(({ id }) => never.includes(id))).toEqual([]);
  });

  it("are for whoever is signed in", async () => {
    await expect(as(null).relations.suggestions({})).rejects.toMatchObject(refused("SIGN_IN_REQUIRED"));
  });
});
