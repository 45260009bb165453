import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
import type { PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { doubtful, useDefaultRules } from "@/server/testing/rules";
import { licensed } from "@/server/testing/samples/licences";
import { underMeasure } from "@/server/testing/standings";
import { as, makePerson, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";
import { revisionApplied } from "./store/own";

useWorld();
beforeAll(useDefaultRules);

function refused(reason: string) {
  return { cause: { reason } };
}

/** Lets a held post be read, as the desk's decision does. */
function approve(postId: PostId) {
  return inWriteTx((tx) => setState(tx, subjectRef("post", postId), "shown"));
}

/** Lets the edit that waits take the place of the text, as the desk's decision does. */
function approveEdit(postId: PostId) {
  return inWriteTx(async (tx) => {
    const [waiting] = await tx.rows<{ id: string }>(
      sql`select id from post_revision where root_id = ${postId}::uuid and state = 'held'`,
    );
    for (const { change } of revisionApplied(tx, postId, waiting?.id ?? "")) await tx.rows(change);
  });
}

describe("an edit of a text that was changed in another window", () => {
  it("overwrites nothing unread: neither the text that readers see nor the edit that waits", async () => {
    const author = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "第一版" });
    const edit = (seen: string, body: string) => as(author).microblog.editPost({ postId: id, body, seen });
    await edit("第一版", "第二版");
    await expect(edit("第一版", "另一版")).rejects.toMatchObject(refused("CHANGED_MEANWHILE"));
    expect(await edit("第二版", doubtful)).toEqual({ held: true });
    await expect(edit("第二版", "另一版")).rejects.toMatchObject(refused("CHANGED_MEANWHILE"));
    const { versions } = await as(null).microblog.postHistory({ postId: id });
    expect(versions.map((version) => version.body)).toEqual(["第二版", "第一版"]);
    expect(await edit(doubtful, "第三版")).toEqual({ held: false });
  });
});

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

  it("holds nothing that stood there before anybody could read the post", async () => {
    const author = await makePerson();
    const bodiesOf = async (postId: PostId) =>
      (await as(null).microblog.postHistory({ postId })).versions.map(({ body }) => body);
    const held = await as(author).microblog.createPost({ body: doubtful });
    await as(author).microblog.editPost({ postId: held.id, body: "改好了" });
    await approve(held.id);
    expect(await bodiesOf(held.id)).toEqual(["改好了"]);

    const twice = await as(author).microblog.createPost({ body: doubtful });
    await as(author).microblog.editPost({ postId: twice.id, body: `${doubtful}，换个说法` });
    await approveEdit(twice.id);
    await approve(twice.id);
    expect(await bodiesOf(twice.id)).toEqual([`${doubtful}，换个说法`]);
    await as(author).microblog.editPost({ postId: twice.id, body: "再改" });
    expect(await bodiesOf(twice.id)).toEqual(["再改", `${doubtful}，换个说法`]);
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

describe("what a post declares itself to be", () => {
  obligation("MB-04.2-a", "must still be allowed when its text is changed", async () => {
    const { officer, account, licenceId } = await licensed();
    const news = await as(account).microblog.createPost({ body: "本地新闻一则", declared: ["news"] });
    await as(account).microblog.editPost({ postId: news.id, body: "本地新闻一则，更正" });
    await as(officer).licences.endLicence({ licenceId, reason: "许可证已被注销" });
    await expect(as(account).microblog.editPost({ postId: news.id, body: "另一则新闻" })).rejects.toMatchObject(
      refused("NEWS_LICENCE_REQUIRED"),
    );
    const shop = await makePerson();
    const advert = await as(shop).microblog.createPost({ body: "新茶上市", declared: ["advert"] });
    const plain = await as(shop).microblog.createPost({ body: "今天放晴" });
    await underMeasure(shop, "stop-advertising");
    await expect(as(shop).microblog.editPost({ postId: advert.id, body: "半价" })).rejects.toMatchObject(
      refused("SUSPENDED"),
    );
    await as(shop).microblog.editPost({ postId: plain.id, body: "今天下雨" });
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
