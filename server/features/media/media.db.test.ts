import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { Mp4OutputFormat } from "mediabunny";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPngText } from "@/db/seed/images/png-text";
import { answerMedia } from "@/server/api/media";
import { now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { readAiDeclaration } from "@/server/core/media/ai-mark";
import { sandboxImageText } from "@/server/core/media/image-text";
import { openPartialUploads } from "@/server/core/media/partial-uploads";
import { openDiskStorage } from "@/server/core/media/storage";
import { inWriteTx } from "@/server/core/write-tx";
import { mediaSizes, type UploadedImage } from "@/server/features/media/contract";
import { useMedia } from "@/server/features/media/ports";
import type { MediaId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { impose, end as lift } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { place, sound, video } from "@/server/testing/recordings";
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

async function upload(as_: Person | null, body: Buffer, type = "image/png", query = "") {
  sender = as_;
  const answer = await fetch(`${base}/media${query}`, {
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

/** What an upload may leave behind. */
async function counts() {
  const [row] = await reader.rows<{ pictures: number; refused: number }>(sql`
    select (select count(*)::int from media) as pictures, (select count(*)::int from event where kind = 'image.refused') as refused`);
  return row ?? { pictures: 0, refused: 0 };
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
});

/** The same picture as somebody would send it again: smaller and encoded anew. */
async function copyOf(seed: number): Promise<Buffer> {
  return sharp(await picture(seed, 200))
    .jpeg({ quality: 60 })
    .toBuffer();
}

const barredAgain = [422, "MEDIA_UNACCEPTABLE", "removedBefore"];
const refusalOf = ({ status, body }: Awaited<ReturnType<typeof upload>>) => [
  status,
  body.refusal?.reason,
  body.refusal?.params.problem,
];

describe("a picture that a decision took away", () => {
  obligation(
    "MB-12.2-a",
    "does not come in again, whoever sends it and however it was resized, until the decision falls",
    async () => {
      const [author, copier] = [await makePerson(), await makePerson()];
      const { id } = await postOf(author, await uploaded(author, 7));
      expect((await upload(copier, await copyOf(7), "image/jpeg")).status).toBe(201);
      const { measureId } = await impose(author, "remove-content", { subject: subjectRef("post", id) });
      const before = await counts();
      for (const again of [
        await upload(author, await picture(7)),
        await upload(copier, await picture(7)),
        await upload(copier, await copyOf(7), "image/jpeg"),
      ])
        expect(refusalOf(again)).toEqual(barredAgain);
      expect(await counts()).toEqual({ ...before, refused: before.refused + 3 });
      expect((await upload(copier, await picture(8))).status).toBe(201);
      await lift(measureId, "lifted");
      expect((await upload(copier, await copyOf(7), "image/jpeg")).status).toBe(201);
    },
  );

  obligation("MB-12.2-a", "is not published by who had uploaded it before the decision", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    const original = await uploaded(author, 11);
    const { id } = await postOf(author, original);
    const copy: UploadedImage = (await upload(copier, await copyOf(11), "image/jpeg")).body;
    await impose(author, "remove-content", { subject: subjectRef("post", id) });
    for (const [person, image] of [
      [copier, copy],
      [author, original],
    ] as const)
      await expect(postOf(person, image)).rejects.toMatchObject({
        cause: { reason: "MEDIA_UNACCEPTABLE", params: { problem: "removedBefore" } },
      });
    expect((await as(copier).microblog.profilePosts({ handle: copier.handle })).posts).toEqual([]);
  });

  obligation("MB-12.1-a", "is for a person to see where only its colours are others", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    const { id } = await postOf(author, await uploaded(author, 13));
    await impose(author, "remove-content", { subject: subjectRef("post", id) });
    const grey = await upload(
      copier,
      await sharp(await picture(13))
        .greyscale()
        .png()
        .toBuffer(),
    );
    expect(grey.status).toBe(201);
    expect((await postOf(copier, grey.body)).held).toBe(true);
    expect((await postOf(copier, await uploaded(copier, 14))).held).toBe(false);
  });

  it("may still be sent as evidence in an appeal", async () => {
    const author = await makePerson();
    const { id } = await postOf(author, await uploaded(author, 15));
    await impose(author, "remove-content", { subject: subjectRef("post", id) });
    expect((await upload(author, await picture(15), "image/png", "?for=evidence")).status).toBe(201);
  });
});

const aigc = {
  Label: "1",
  ContentProducer: "甲公司",
  ProduceID: "A-1",
  ReservedCode1: "",
  ContentPropagator: "乙平台",
  PropagateID: "B-2",
  ReservedCode2: "",
};

/** A picture whose metadata carries this label. */
async function marked(seed: number, label: object): Promise<Buffer> {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><TC260:AIGC>${JSON.stringify(label).replaceAll('"', "&quot;")}</TC260:AIGC></x:xmpmeta>`;
  return sharp(await picture(seed))
    .withXmp(xmp)
    .png()
    .toBuffer();
}

/** The label in the metadata of each stored size, as any other program would read it. */
async function storedLabels(viewer: Person, id: string) {
  return Promise.all(
    mediaSizes.map(async (size) => {
      sender = viewer;
      const file = Buffer.from(await (await fetch(`${base}/media/${id}?size=${size}`)).arrayBuffer());
      return readAiDeclaration(file, undefined).label;
    }),
  );
}

describe("three files, three labels", () => {
  it("the metadata says so: generated, in every copy, with our own element beside the producer's", async () => {
    const author = await makePerson();
    const { body } = await upload(author, await marked(21, aigc));
    expect(body.aiMark).toBe("generated");
    for (const label of await storedLabels(author, body.id))
      expect(label).toEqual({ ...aigc, ContentPropagator: "Guiju", PropagateID: body.id });
    const { id } = await postOf(author, body);
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({
      post: { images: [{ aiMark: "generated" }] },
    });
  });

  it("nobody says so but the author: possible, and the copies carry it from then on", async () => {
    const author = await makePerson();
    const image = await uploaded(author, 22);
    expect(image.aiMark).toBeNull();
    const { id } = await as(author).microblog.createPost({
      body: "",
      declared: ["ai"],
      images: [{ id: image.id as MediaId }],
    });
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({
      post: { images: [{ aiMark: "possible" }] },
    });
    await drain();
    for (const label of await storedLabels(author, image.id))
      expect(label).toMatchObject({ Label: "2", ContentPropagator: "Guiju", PropagateID: image.id });
    await drain();
  });

  it("nobody says so, and a generator left its settings: suspected", async () => {
    const author = await makePerson();
    const settings = withPngText(await picture(23), "parameters", "a tower\nSteps: 20, Sampler: Euler a, CFG scale: 7");
    const { body } = await upload(author, settings);
    expect(body.aiMark).toBe("suspected");
    for (const label of await storedLabels(author, body.id)) expect(label).toMatchObject({ Label: "3" });
  });

  it("a copy from which the label was stripped is labelled again", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    await upload(author, await marked(24, aigc));
    const { body } = await upload(copier, await copyOf(24), "image/jpeg");
    expect(body.aiMark).toBe("generated");
    for (const label of await storedLabels(copier, body.id))
      expect(label).toMatchObject({ Label: "1", ContentProducer: "甲公司", PropagateID: body.id });
  });
});

/** Recordings come in pieces only. */
async function uploadInPieces(as_: Person, body: Buffer, type: string) {
  sender = as_;
  const headers = { "Upload-Type": type, "Upload-Length": String(body.length) };
  const { id }: { id: string } = await (await fetch(`${base}/media/uploads`, { method: "POST", headers })).json();
  const answer = await fetch(`${base}/media/uploads/${id}`, {
    method: "PUT",
    headers: { "Upload-Offset": "0" },
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: await answer.json() };
}

const film = () => video(new Mp4OutputFormat({ fastStart: "in-memory" }), { seconds: 3 });

describe("a video", () => {
  it("is taken without its place, shown with its length, and waits for a person, who sees it", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const { status, body } = await uploadInPieces(author, await film(), "video/mp4");
    expect([status, body.kind, body.durationMs]).toEqual([201, "video", 3000]);
    const { id, held } = await as(author).microblog.createPost({ body: "一段录像", images: [{ id: body.id }] });
    expect(held).toBe(true);
    expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({
      post: { state: { word: "held" }, images: [{ kind: "video", durationMs: 3000, width: 320 }] },
    });
    sender = reader;
    expect((await fetch(`${base}/media/${body.id}`)).status).toBe(404);
    await inWriteTx((tx) => setState(tx, subjectRef("post", id), "shown"));
    const whole = await fetch(`${base}/media/${body.id}`);
    expect([whole.status, whole.headers.get("content-type"), whole.headers.get("accept-ranges")]).toEqual([
      200,
      "video/mp4",
      "bytes",
    ]);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes.includes(place)).toBe(false);
    const part = await fetch(`${base}/media/${body.id}`, { headers: { Range: "bytes=10-19" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 10-19/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
    const past = await fetch(`${base}/media/${body.id}`, { headers: { Range: `bytes=${bytes.length}-` } });
    expect([past.status, past.headers.get("content-range")]).toEqual([416, `bytes */${bytes.length}`]);
    const poster = await fetch(`${base}/media/${body.id}?size=medium`);
    expect(poster.headers.get("content-type")).toBe("image/webp");
  });

  it("stands alone: no picture and no second recording beside it, and none under a comment", async () => {
    const author = await makePerson();
    const [one, two, image] = [
      await uploadInPieces(author, await film(), "video/mp4"),
      await uploadInPieces(author, await sound(), "audio/mp4"),
      await uploaded(author, 31),
    ];
    for (const images of [
      [{ id: one.body.id }, { id: two.body.id }],
      [{ id: one.body.id }, { id: image.id as MediaId }],
    ])
      await expect(as(author).microblog.createPost({ body: "", images })).rejects.toMatchObject({
        cause: { reason: "MEDIA_UNACCEPTABLE", params: { problem: "oneRecording" } },
      });
    const { id: postId } = await as(author).microblog.createPost({ body: "说说" });
    await expect(
      as(author).comments.createComment({ postId, body: "听", images: [{ id: two.body.id }] }),
    ).rejects.toMatchObject({ cause: { reason: "MEDIA_UNACCEPTABLE" } });
  });

  obligation("MB-12.2-a", "that a decision took away does not come in again as the same file", async () => {
    const [author, copier] = [await makePerson(), await makePerson()];
    const same = await film();
    const { body } = await uploadInPieces(author, same, "video/mp4");
    const { id } = await as(author).microblog.createPost({ body: "录像", images: [{ id: body.id }] });
    await impose(author, "remove-content", { subject: subjectRef("post", id) });
    expect(refusalOf(await uploadInPieces(copier, same, "video/mp4"))).toEqual(barredAgain);
    expect((await uploadInPieces(copier, await sound(), "audio/mp4")).status).toBe(201);
  });
});
