import { describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
import type { MediaId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { look, picture, postOf, upload, uploaded, useMediaDoor } from "@/server/testing/media-door";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();
useMediaDoor();

describe("pictures", () => {
  it("are seen by their owner alone until a post shows them, and then by whom the post is for", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const image = await uploaded(author, 1);
    expect((await look(author, image.id, { size: "small" })).status).toBe(200);
    expect((await look(reader, image.id, { size: "small" })).status).toBe(404);
    const { id } = await postOf(author, image, "followers");
    expect((await look(reader, image.id, { size: "small" })).status).toBe(404);
    await as(reader).relations.followAccount({ accountId: author.accountId });
    expect((await look(reader, image.id, { size: "small" })).status).toBe(200);
    expect((await look(null, image.id, { size: "small" })).status).toBe(404);
    await as(author).microblog.deletePost({ postId: id });
    expect((await look(reader, image.id, { size: "small" })).status).toBe(404);
  });

  obligation(
    "MB-12.1-a",
    "are gone at once with the content that showed them, also for who has them in a cache",
    async () => {
      const author = await makePerson();
      const image = await uploaded(author, 2);
      const { id } = await postOf(author, image);
      const first = await look(null, image.id, { size: "small" });
      expect(first.headers.get("content-type")).toBe("image/webp");
      expect(first.headers.get("cache-control")).toBe("private, no-cache");
      const etag = first.headers.get("etag") ?? "";
      expect((await look(null, image.id, { size: "small", headers: { "If-None-Match": etag } })).status).toBe(304);
      await inWriteTx((tx) => setState(tx, subjectRef("post", id), "removed"));
      expect((await look(null, image.id, { size: "small", headers: { "If-None-Match": etag } })).status).toBe(404);
      expect((await look(author, image.id, { size: "small" })).status).toBe(200);
    },
  );

  it("of a removed post are seen by reviewers once there is a case of it, and by no other staff", async () => {
    const author = await makePerson();
    const reviewer = await makePerson({ posts: ["reviewer"] });
    const compliance = await makePerson({ posts: ["compliance"] });
    const [reported, other] = [await uploaded(author, 3), await uploaded(author, 9)];
    const { id } = await postOf(author, reported);
    const unreported = await postOf(author, other);
    await as(await makePerson()).moderation.report({ subject: { kind: "post", id }, reason: "other" });
    await drain();
    await inWriteTx(async (tx) => {
      await setState(tx, subjectRef("post", id), "removed");
      await setState(tx, subjectRef("post", unreported.id), "removed");
    });
    expect((await look(reviewer, reported.id, { size: "small" })).status).toBe(200);
    expect((await look(reviewer, other.id, { size: "small" })).status).toBe(404);
    expect((await look(compliance, reported.id, { size: "small" })).status).toBe(404);
  });

  obligation("MB-07.1-c", "of people whose identity is not verified are refused before they are read", async () => {
    const { status, body } = await upload(await makePerson({ identity: "none" }), await picture(4));
    expect([status, body.refusal.reason]).toEqual([403, "REAL_NAME_REQUIRED"]);
    expect((await upload(null, await picture(4))).status).toBe(401);
  });

  it("that are none, too large or something else are refused in words", async () => {
    const person = await makePerson();
    const refusedAs = async (body: Buffer, type?: string) =>
      (await upload(person, body, type)).body.refusal.params.problem;
    expect(
      await refusedAs(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "image/svg+xml"),
    ).toBe("svg");
    expect(await refusedAs(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBe("svg");
    expect(await refusedAs(await picture(5), "image/jpeg")).toBe("typeMismatch");
    expect(await refusedAs(Buffer.alloc(11 * 1024 * 1024, 1))).toBe("tooLarge");
    expect(await refusedAs(Buffer.alloc(0))).toBe("empty");
  });

  it("cannot be made up: a name that this process did not give is not found", async () => {
    const person = await makePerson();
    await expect(as(person).media.addImage({ intakeId: "0".repeat(32) })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
  });

  it("of others cannot be shown in one's own post, nor twice in one", async () => {
    const [author, thief] = [await makePerson(), await makePerson()];
    const image = await uploaded(author, 6);
    await expect(postOf(thief, image)).rejects.toMatchObject({ cause: { reason: "INPUT_INVALID" } });
    const id = image.id as MediaId; // an id the server gave
    await expect(as(author).microblog.createPost({ body: "", images: [{ id }, { id }] })).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID" },
    });
    expect((await as(author).microblog.profilePosts({ handle: author.handle })).posts).toEqual([]);
  });
});
