import { describe, expect, it } from "vitest";
import type { Audience } from "@/server/shared/content";
import type { PostId } from "@/server/shared/ids";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

function refused(reason: string) {
  return { cause: { reason } };
}

async function bodiesFor(viewer: Person | null, author: Person): Promise<string[]> {
  return (await as(viewer).microblog.profilePosts({ handle: author.handle })).posts.map((post) => post.body);
}

async function homeOf(viewer: Person): Promise<string[]> {
  return (await as(viewer).microblog.home({})).posts.map((post) => post.body);
}

async function follow(one: Person, other: Person) {
  await as(one).relations.followAccount({ accountId: other.accountId });
}

/** An author with somebody of every kind, and a post for every audience. */
async function town() {
  const author = await makePerson();
  const [follower, mutual, member, stranger] = [
    await makePerson(),
    await makePerson(),
    await makePerson(),
    await makePerson(),
  ];
  await follow(follower, author);
  await follow(mutual, author);
  await follow(author, mutual);
  const { id: circleId } = await as(author).circles.makeCircle({ name: "茶友" });
  await as(author).circles.addToCircle({ circleId, accountId: member.accountId });
  for (const audience of ["public", "followers", "mutuals", "self"] as const)
    await as(author).microblog.createPost({ body: audience, audience });
  const { id } = await as(author).microblog.createPost({ body: "circle", audience: "circle", circleId });
  return { author, follower, mutual, member, stranger, circleId, circlePost: id };
}

describe("a post is read by its audience and nobody else", () => {
  it("on the profile and at home", async () => {
    const { author, follower, mutual, member, stranger, circlePost } = await town();
    expect(await bodiesFor(author, author)).toEqual(["circle", "self", "mutuals", "followers", "public"]);
    expect(await bodiesFor(follower, author)).toEqual(["followers", "public"]);
    expect(await bodiesFor(mutual, author)).toEqual(["mutuals", "followers", "public"]);
    expect(await bodiesFor(member, author)).toEqual(["circle", "public"]);
    expect(await bodiesFor(stranger, author)).toEqual(["public"]);
    expect(await bodiesFor(null, author)).toEqual(["public"]);
    expect(await homeOf(follower)).toEqual(["followers", "public"]);
    expect(await homeOf(mutual)).toEqual(["mutuals", "followers", "public"]);
    await follow(member, author);
    expect(await homeOf(member)).toEqual(["circle", "followers", "public"]);
    await expect(as(stranger).microblog.getPost({ postId: circlePost })).rejects.toMatchObject(refused("NOT_FOUND"));
    await expect(as(stranger).microblog.likePost({ postId: circlePost })).rejects.toMatchObject(refused("NOT_FOUND"));
  });

  it("as the audience is now: who is no mutual and no member any more reads nothing", async () => {
    const { author, mutual, member, circleId } = await town();
    await as(author).relations.unfollowAccount({ accountId: mutual.accountId });
    expect(await homeOf(mutual)).toEqual(["followers", "public"]);
    await as(author).circles.removeFromCircle({ circleId, accountId: member.accountId });
    expect(await bodiesFor(member, author)).toEqual(["public"]);
    await as(author).circles.addToCircle({ circleId, accountId: member.accountId });
    await as(author).circles.deleteCircle({ circleId });
    expect(await bodiesFor(member, author)).toEqual(["public"]);
    expect(await bodiesFor(author, author)).toContain("circle");
  });

  it("and a circle is named with it, of one's own", async () => {
    const { author, stranger, circleId } = await town();
    await expect(as(author).microblog.createPost({ body: "给谁", audience: "circle" })).rejects.toMatchObject(
      refused("INPUT_INVALID"),
    );
    await expect(as(author).microblog.createPost({ body: "给谁", circleId })).rejects.toMatchObject(
      refused("INPUT_INVALID"),
    );
    await expect(
      as(stranger).microblog.createPost({ body: "给别人的圈子", audience: "circle", circleId }),
    ).rejects.toMatchObject({ cause: { reason: "INPUT_INVALID", params: { fields: [{ path: "circleId" }] } } });
    expect(await bodiesFor(stranger, stranger)).toEqual([]);
  });
});

describe("an audience can be narrowed", () => {
  async function narrow(by: Person, postId: PostId, audience: Audience) {
    return as(by).microblog.narrowAudience({ postId, audience });
  }

  it("and never widened", async () => {
    const [author, follower] = [await makePerson(), await makePerson()];
    await follow(follower, author);
    const { id } = await as(author).microblog.createPost({ body: "先给大家" });
    await narrow(author, id, "followers");
    expect(await bodiesFor(null, author)).toEqual([]);
    expect(await bodiesFor(follower, author)).toEqual(["先给大家"]);
    await expect(narrow(author, id, "public")).rejects.toMatchObject(refused("INPUT_INVALID"));
    await expect(narrow(author, id, "followers")).rejects.toMatchObject(refused("INPUT_INVALID"));
    await expect(narrow(follower, id, "self")).rejects.toMatchObject(refused("NOT_YOURS"));
    await narrow(author, id, "self");
    expect(await bodiesFor(follower, author)).toEqual([]);
    expect(await bodiesFor(author, author)).toEqual(["先给大家"]);
  });

  it("and to a circle only from everybody: it may hold people who could not read the post", async () => {
    const { author, member, circleId } = await town();
    const { id } = await as(author).microblog.createPost({ body: "给关注者的话", audience: "followers" });
    const toCircle = { audience: "circle", circleId } as const;
    await expect(as(author).microblog.narrowAudience({ postId: id, ...toCircle })).rejects.toMatchObject(
      refused("INPUT_INVALID"),
    );
    expect(await bodiesFor(member, author)).not.toContain("给关注者的话");
    const open = await as(author).microblog.createPost({ body: "先给大家，再给圈子" });
    await as(author).microblog.narrowAudience({ postId: open.id, ...toCircle });
    expect(await bodiesFor(member, author)).toContain("先给大家，再给圈子");
  });

  obligation("MB-12.2-a", "and what hangs on the post leaves with it: comments, likes, reposts, notices", async () => {
    const [author, reader, sharer] = [await makePerson(), await makePerson(), await makePerson()];
    const { id } = await as(author).microblog.createPost({ body: "后来收回的" });
    const comment = await as(reader).comments.createComment({ postId: id, body: "我的一句评论" });
    await as(sharer).microblog.repostPost({ postId: id });
    await as(author).comments.createComment({ postId: id, body: "我的一句回复", replyTo: comment.id });
    await drain();
    await narrow(author, id, "self");
    await expect(as(reader).comments.threads({ postId: id })).rejects.toMatchObject(refused("NOT_FOUND"));
    await expect(as(reader).comments.createComment({ postId: id, body: "再一句" })).rejects.toMatchObject(
      refused("NOT_FOUND"),
    );
    await expect(as(reader).comments.editComment({ commentId: comment.id, body: "改" })).rejects.toMatchObject(
      refused("NOT_FOUND"),
    );
    expect(await bodiesFor(sharer, sharer)).toEqual([]);
    const { notices } = await as(reader).notifications.list({});
    expect(JSON.stringify(notices)).not.toContain("我的一句回复");
    expect((await as(author).comments.threads({ postId: id })).threads).toHaveLength(1);
  });
});

describe("circles", () => {
  it("are kept by their owner, and nobody else finds them", async () => {
    const [owner, member] = [await makePerson(), await makePerson()];
    const { id: circleId } = await as(owner).circles.makeCircle({ name: "家人" });
    await as(owner).circles.addToCircle({ circleId, accountId: member.accountId });
    await expect(as(owner).circles.addToCircle({ circleId, accountId: member.accountId })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );
    await as(owner).circles.renameCircle({ circleId, name: "一家人" });
    const circle = { id: circleId, name: "一家人", members: 1 };
    const { accountId } = member;
    expect(await as(owner).circles.mine({})).toEqual([{ ...circle, hasAccount: false }]);
    expect(await as(owner).circles.mine({ accountId })).toEqual([{ ...circle, hasAccount: true }]);
    expect(await as(owner).circles.mine({ accountId: owner.accountId })).toEqual([{ ...circle, hasAccount: false }]);
    expect(await as(owner).circles.members({ circleId })).toMatchObject({ accounts: [{ handle: member.handle }] });
    expect(await as(member).circles.mine({ accountId })).toEqual([]);
    await expect(as(member).circles.members({ circleId })).rejects.toMatchObject(refused("NOT_FOUND"));
    await expect(as(member).circles.renameCircle({ circleId, name: "我的" })).rejects.toMatchObject(
      refused("NOT_FOUND"),
    );
    await expect(as(member).circles.deleteCircle({ circleId })).rejects.toMatchObject(refused("NOT_FOUND"));
    await as(owner).circles.deleteCircle({ circleId });
    expect(await as(owner).circles.mine({})).toEqual([]);
  });

  it("are twenty at most, and hold nobody whom one may not see", async () => {
    const [owner, blocker] = [await makePerson(), await makePerson()];
    const circles = [];
    for (let i = 0; i < 20; i++) circles.push(await as(owner).circles.makeCircle({ name: `圈子 ${i}` }));
    await expect(as(owner).circles.makeCircle({ name: "多一个" })).rejects.toMatchObject({
      cause: { kind: "CONFLICT", reason: "LIMIT_REACHED", params: { limit: 20 } },
    });
    await as(blocker).relations.blockAccount({ accountId: owner.accountId });
    const circleId = circles[0]?.id;
    if (!circleId) throw new Error("no circle");
    await expect(as(owner).circles.addToCircle({ circleId, accountId: blocker.accountId })).rejects.toMatchObject(
      refused("NOT_FOUND"),
    );
  });
});
