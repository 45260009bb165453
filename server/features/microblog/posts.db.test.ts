import { describe, expect, it } from "vitest";
import { as, makePerson, useWorld } from "@/server/testing/world";

useWorld();

describe("posts", () => {
  it("are read by others as soon as they are published", async () => {
    const author = await makePerson();
    const reader = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "今天的雨下得真好。" });
    const answer = await as(reader).microblog.getPost({ postId: id });
    expect(answer).toMatchObject({ is: "post", post: { body: "今天的雨下得真好。", isMine: false, likes: 0 } });
    expect((await as(author).microblog.home({})).posts.map((post) => post.id)).toEqual([id]);
  });

  it("of people whose identity is not verified are refused and leave nothing behind", async () => {
    const author = await makePerson({ identity: "none" });
    await expect(as(author).microblog.createPost({ body: "hello" })).rejects.toMatchObject({
      cause: { reason: "REAL_NAME_REQUIRED" },
    });
    expect((await as(null).microblog.profilePosts({ handle: author.handle })).posts).toEqual([]);
  });

  it("can be liked once", async () => {
    const author = await makePerson();
    const reader = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "一杯茶" });
    await as(reader).microblog.likePost({ postId: id });
    await expect(as(reader).microblog.likePost({ postId: id })).rejects.toMatchObject({
      cause: { reason: "ALREADY_DONE" },
    });
    expect(await as(reader).microblog.getPost({ postId: id })).toMatchObject({ post: { likes: 1, isLiked: true } });
  });
});
