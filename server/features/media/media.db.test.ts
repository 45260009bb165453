import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerMedia } from "@/server/api/media";
import { now } from "@/server/core/clock";
import { sandboxImageText } from "@/server/core/media/image-text";
import { openPartialUploads } from "@/server/core/media/partial-uploads";
import { openDiskStorage } from "@/server/core/media/storage";
import { inWriteTx } from "@/server/core/write-tx";
import type { UploadedImage } from "@/server/features/media/contract";
import { useMedia } from "@/server/features/media/ports";
import type { MediaId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { as, contextAs, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();

let sender: Person | null = null;
let base = "";
const folder = mkdtempSync(join(tmpdir(), "guiju-media-"));
const server = createServer((req, res) => answerMedia(req, res, contextAs(sender)));
beforeAll(async () => {
  useMedia({
    storage: await openDiskStorage(folder, now()),
    partial: await openPartialUploads(join(folder, "uploads"), now()),
    imageText: sandboxImageText,
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** A picture with some structure; the same seed gives the same picture. */
function picture(seed: number, side = 64): Promise<Buffer> {
  const squares = Array.from({ length: 16 }, (_, at) => {
    const shade = ((at + 1) * seed * 37) % 255;
    return `<rect x="${(at % 4) * 16}" y="${Math.floor(at / 4) * 16}" width="16" height="16" fill="rgb(${shade},${(shade * 7) % 255},${(shade * 3) % 255})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="${side}" height="${side}">${squares.join("")}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function upload(as_: Person | null, body: Buffer, type = "image/png") {
  sender = as_;
  const answer = await fetch(`${base}/media`, {
    method: "POST",
    headers: { "Content-Type": type },
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: await answer.json() };
}

async function uploaded(by: Person, seed: number): Promise<UploadedImage> {
  const { status, body } = await upload(by, await picture(seed));
  expect(status).toBe(201);
  return body;
}

async function look(viewer: Person | null, id: string, headers: Record<string, string> = {}) {
  sender = viewer;
  return fetch(`${base}/media/${id}?size=small`, { headers });
}

async function postOf(author: Person, image: UploadedImage, audience: "public" | "followers" = "public") {
  return as(author).microblog.createPost({ body: "看图", audience, images: [{ id: image.id as MediaId }] });
}

describe("pictures", () => {
  it("are seen by their owner alone until a post shows them, and then by whom the post is for", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const image = await uploaded(author, 1);
    expect((await look(author, image.id)).status).toBe(200);
    expect((await look(reader, image.id)).status).toBe(404);
    const { id } = await postOf(author, image, "followers");
    expect((await look(reader, image.id)).status).toBe(404);
    await as(reader).relations.followAccount({ accountId: author.accountId });
    expect((await look(reader, image.id)).status).toBe(200);
    expect((await look(null, image.id)).status).toBe(404);
    await as(author).microblog.deletePost({ postId: id });
    expect((await look(reader, image.id)).status).toBe(404);
  });

  obligation(
    "MB-12.1-a",
    "are gone at once with the content that showed them, also for who has them in a cache",
    async () => {
      const author = await makePerson();
      const image = await uploaded(author, 2);
      const { id } = await postOf(author, image);
      const first = await look(null, image.id);
      expect(first.headers.get("content-type")).toBe("image/webp");
      expect(first.headers.get("cache-control")).toBe("private, no-cache");
      const etag = first.headers.get("etag") ?? "";
      expect((await look(null, image.id, { "If-None-Match": etag })).status).toBe(304);
      await inWriteTx((tx) => setState(tx, subjectRef("post", id), "removed"));
      expect((await look(null, image.id, { "If-None-Match": etag })).status).toBe(404);
      expect((await look(author, image.id)).status).toBe(200);
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
    expect((await look(reviewer, reported.id)).status).toBe(200);
    expect((await look(reviewer, other.id)).status).toBe(404);
    expect((await look(compliance, reported.id)).status).toBe(404);
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
    const id = image.id as MediaId;
    await expect(as(author).microblog.createPost({ body: "", images: [{ id }, { id }] })).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID" },
    });
    expect((await as(author).microblog.profilePosts({ handle: author.handle })).posts).toEqual([]);
  });

  obligation("MB-12.1-a", "that resemble one of a removed post make the new post wait for a person", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    const { id } = await postOf(author, await uploaded(author, 7));
    const copy = await upload(
      copier,
      await sharp(await picture(7, 200))
        .jpeg({ quality: 60 })
        .toBuffer(),
      "image/jpeg",
    );
    expect((await postOf(copier, copy.body)).held).toBe(false);
    await inWriteTx((tx) => setState(tx, subjectRef("post", id), "removed"));
    expect((await postOf(copier, copy.body)).held).toBe(true);
    expect((await postOf(copier, await uploaded(copier, 8))).held).toBe(false);
  });
});
