import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { media } from "@/db/schema/media";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { type MediaId, newId } from "@/server/shared/ids";
import { obligation } from "@/server/testing/obligation";
import { prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();
beforeAll(useDefaultRules);

/** A picture as intake leaves it: `texts` are the words found in it, null where they could not be read. */
async function picture(owner: Person, texts: string[] | null): Promise<MediaId> {
  const id = newId<MediaId>();
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${media} (id, owner_id, type, width, height, bytes, sha256, perceptual_hash, placeholder, variants, texts, created_at)
      values (${id}::uuid, ${owner.accountId}::uuid, 'image/webp', 800, 600, 1000, ${id}, ${id.replaceAll("-", "").slice(16)}, '', '[]',
        ${texts === null ? null : JSON.stringify(texts)}::jsonb, ${tx.now}::timestamptz)`),
  );
  return id;
}

const contentProhibited = { cause: { kind: "REJECTED", reason: "CONTENT_PROHIBITED" } };
const posts = () => reader.rows(sql`select count(*) as count from post`);

describe("what comes with a post", () => {
  obligation(
    "MB-12.1-a",
    "is refused for prohibited words inside an image, and in the text that stands for one",
    async () => {
      const author = await makePerson();
      const before = await posts();
      const written = await picture(author, ["周末快乐", prohibited]);
      await expect(as(author).microblog.createPost({ body: "看图", images: [{ id: written }] })).rejects.toMatchObject(
        contentProhibited,
      );
      const plain = await picture(author, []);
      await expect(
        as(author).microblog.createPost({ body: "看图", images: [{ id: plain, alt: prohibited }] }),
      ).rejects.toMatchObject(contentProhibited);
      expect(await posts()).toEqual(before);
    },
  );

  obligation(
    "MB-12.1-a",
    "waits for a person where the words inside an image could not be read, seen by its author alone",
    async () => {
      const author = await makePerson();
      const unread = await picture(author, null);
      const { id, held } = await as(author).microblog.createPost({ body: "一张照片", images: [{ id: unread }] });
      expect(held).toBe(true);
      expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({ post: { state: { word: "held" } } });
      for (const other of [null, await makePerson()])
        await expect(as(other).microblog.getPost({ postId: id })).rejects.toMatchObject({
          cause: { reason: "NOT_FOUND" },
        });
    },
  );

  it("is published where nothing speaks against it", async () => {
    const author = await makePerson();
    const { held } = await as(author).microblog.createPost({
      body: "雨后",
      images: [{ id: await picture(author, ["茶"]), alt: "雨后的石板路" }],
    });
    expect(held).toBe(false);
  });
});

describe("a name", () => {
  obligation("MB-12.1-a", "with prohibited words is refused, and the old one stays", async () => {
    const person = await makePerson({ nickname: "旧名字" });
    await expect(as(person).accounts.rename({ nickname: prohibited })).rejects.toMatchObject(contentProhibited);
    await expect(as(person).accounts.changeBio({ bio: prohibited })).rejects.toMatchObject(contentProhibited);
    expect(await as(person).accounts.ownProfile({})).toMatchObject({
      account: { nickname: "旧名字" },
      pending: { nickname: null },
    });
  });
});
