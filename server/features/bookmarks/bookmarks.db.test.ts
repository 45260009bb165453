import { describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import { underMeasure } from "@/server/testing/standings";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();

async function write(author: Person, body: string) {
  return (await as(author).microblog.createPost({ body })).id;
}

async function kept(viewer: Person) {
  return (await as(viewer).bookmarks.mine({})).posts.map((post) => post.body);
}

describe("bookmarks", () => {
  it("are read by who made them alone, the newest first, and let go again", async () => {
    const [author, reader, other] = [await makePerson(), await makePerson(), await makePerson()];
    const [first, second] = [await write(author, "第一条"), await write(author, "第二条")];
    await as(reader).bookmarks.bookmarkPost({ postId: second });
    await as(reader).bookmarks.bookmarkPost({ postId: first });
    expect(await kept(reader)).toEqual(["第一条", "第二条"]);
    expect(await kept(other)).toEqual([]);
    expect(await as(reader).microblog.getPost({ postId: first })).toMatchObject({ post: { isBookmarked: true } });
    expect(await as(author).microblog.getPost({ postId: first })).toMatchObject({ post: { isBookmarked: false } });
    const again = as(reader).bookmarks.bookmarkPost({ postId: first });
    await expect(again).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
    await as(reader).bookmarks.unbookmarkPost({ postId: first });
    expect(await kept(reader)).toEqual(["第二条"]);
  });

  it("lose what is removed or comes to be for others, and find it again", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const postId = await write(author, "会消失的一条");
    await as(reader).bookmarks.bookmarkPost({ postId });
    await inWriteTx((tx) => setState(tx, subjectRef("post", postId), "removed"));
    expect(await kept(reader)).toEqual([]);
    await expect(as(await makePerson()).bookmarks.bookmarkPost({ postId })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
    await inWriteTx((tx) => setState(tx, subjectRef("post", postId), "shown"));
    expect(await kept(reader)).toEqual(["会消失的一条"]);
    await as(author).relations.blockAccount({ accountId: reader.accountId });
    expect(await kept(reader)).toEqual([]);
    await as(reader).bookmarks.unbookmarkPost({ postId });
  });

  it("are made while one is measured", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    await underMeasure(reader, "suspend-updates");
    await as(reader).bookmarks.bookmarkPost({ postId: await write(author, "仍可收藏") });
    expect(await kept(reader)).toEqual(["仍可收藏"]);
  });
});
