import { beforeAll, describe, expect, it } from "vitest";
import { doubtful, useDefaultRules } from "@/server/testing/rules";
import { as, makePerson, useWorld } from "@/server/testing/world";

useWorld();
beforeAll(useDefaultRules);

function refused(reason: string) {
  return { cause: { reason } };
}

describe("the history of a post", () => {
  it("holds every text that readers saw, and none that waits or was refused", async () => {
    const author = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "第一版" });
    await as(author).microblog.editPost({ postId: id, body: "第二版" });
    await as(author).microblog.editPost({ postId: id, body: doubtful });
    const { versions, post } = await as(null).microblog.postHistory({ postId: id });
    expect(versions.map((version) => version.body)).toEqual(["第二版", "第一版"]);
    expect(post.body).toBe("第二版");
    await as(author).microblog.editPost({ postId: id, body: "第三版" });
    const after = await as(null).microblog.postHistory({ postId: id });
    expect(after.versions.map((version) => version.body)).toEqual(["第三版", "第二版", "第一版"]);
  });

  it("is for whoever may read the post", async () => {
    const author = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "只给自己", audience: "self" });
    await expect(as(null).microblog.postHistory({ postId: id })).rejects.toMatchObject(refused("NOT_FOUND"));
    expect((await as(author).microblog.postHistory({ postId: id })).versions).toHaveLength(1);
  });
});

describe("a pinned post", () => {
  it("stands first on its author's page, one at a time, as long as it is in sight", async () => {
    const author = await makePerson();
    const first = await as(author).microblog.createPost({ body: "旧的" });
    const second = await as(author).microblog.createPost({ body: "新的" });
    const pinned = async () => (await as(null).microblog.profilePosts({ handle: author.handle })).pinned?.body ?? null;
    expect(await pinned()).toBeNull();
    await as(author).microblog.pinPost({ postId: first.id });
    expect(await pinned()).toBe("旧的");
    expect(await as(author).microblog.getPost({ postId: first.id })).toMatchObject({ post: { isPinned: true } });
    await as(author).microblog.pinPost({ postId: second.id });
    expect(await pinned()).toBe("新的");
    await as(author).microblog.narrowAudience({ postId: second.id, audience: "self" });
    expect(await pinned()).toBeNull();
    await as(author).microblog.pinPost({ postId: first.id });
    await as(author).microblog.unpinPost({ postId: first.id });
    expect(await pinned()).toBeNull();
  });

  it("is pinned by its author alone", async () => {
    const author = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "我的" });
    await expect(as(await makePerson()).microblog.pinPost({ postId: id })).rejects.toMatchObject(refused("NOT_YOURS"));
  });
});

describe("what is said of a post", () => {
  it("is shown with it, with the origin of a reprint and the line before a folded text", async () => {
    const author = await makePerson();
    const { id } = await as(author).microblog.createPost({
      body: "转来的一段",
      declared: ["reprint", "fiction"],
      reprint: { author: "周记者", link: "https://example.com/story" },
      notice: "结局透露",
    });
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({
      post: {
        declared: ["reprint", "fiction"],
        reprint: { author: "周记者", link: "https://example.com/story" },
        notice: "结局透露",
      },
    });
  });

  it("agrees with itself: a reprint has an origin that can be opened, and is not original", async () => {
    const author = await makePerson();
    const tries = [
      { declared: ["reprint"] as const },
      { declared: [] as const, reprint: { author: "周记者" } },
      { declared: ["original", "reprint"] as const, reprint: { author: "周记者" } },
      { declared: ["reprint"] as const, reprint: { link: "javascript:alert(1)" } },
      { declared: ["reprint"] as const, reprint: { link: "https:///x y" } },
    ];
    for (const { declared, reprint } of tries) {
      const said = as(author).microblog.createPost({ body: "一段", declared: [...declared], reprint });
      await expect(said).rejects.toMatchObject(refused("INPUT_INVALID"));
    }
  });

  it("is reviewed like its text", async () => {
    const author = await makePerson();
    for (const said of [
      { notice: "网上赌场" },
      { declared: ["reprint" as const], reprint: { author: "网上赌场" } },
      { declared: ["reprint" as const], reprint: { link: "https://example.com/网上赌场" } },
    ])
      await expect(as(author).microblog.createPost({ body: "一段", ...said })).rejects.toMatchObject(
        refused("CONTENT_PROHIBITED"),
      );
  });
});
