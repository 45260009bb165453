// The door for media as a person's program meets it: sends pictures and recordings, and fetches what is shown.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect } from "vitest";
import { answerMedia } from "@/server/api/media";
import { now } from "@/server/core/clock";
import { sandboxImageText } from "@/server/core/media/image-text";
import { openPartialUploads } from "@/server/core/media/partial-uploads";
import { openDiskStorage } from "@/server/core/media/storage";
import type { UploadedImage } from "@/server/features/media/contract";
import { useMedia } from "@/server/features/media/ports";
import type { MediaId } from "@/server/shared/ids";
import { as, contextAs, type Person } from "@/server/testing/world";

let sender: Person | null = null;
let base = "";

/** Opens the door for the tests of a file, with a storage of their own. */
export function useMediaDoor(): void {
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
}

/** A picture with some structure; the same seed gives the same picture. */
export function picture(seed: number, side = 64): Promise<Buffer> {
  const squares = Array.from({ length: 16 }, (_, at) => {
    const shade = ((at + 1) * seed * 37) % 255;
    return `<rect x="${(at % 4) * 16}" y="${Math.floor(at / 4) * 16}" width="16" height="16" fill="rgb(${shade},${(shade * 7) % 255},${(shade * 3) % 255})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="${side}" height="${side}">${squares.join("")}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** The same picture as somebody would send it again: smaller and encoded anew. */
export async function copyOf(seed: number): Promise<Buffer> {
  return sharp(await picture(seed, 200))
    .jpeg({ quality: 60 })
    .toBuffer();
}

/** Sends one whole file. */
export async function upload(by: Person | null, body: Buffer, type = "image/png", query = "") {
  sender = by;
  const answer = await fetch(`${base}/media${query}`, {
    method: "POST",
    headers: { "Content-Type": type },
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Sends a file in one piece of several that might be: recordings come in pieces only. */
export async function uploadInPieces(by: Person, body: Buffer, type: string) {
  sender = by;
  const headers = { "Upload-Type": type, "Upload-Length": String(body.length) };
  const { id }: { id: string } = await (await fetch(`${base}/media/uploads`, { method: "POST", headers })).json();
  const answer = await fetch(`${base}/media/uploads/${id}`, {
    method: "PUT",
    headers: { "Upload-Offset": "0" },
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** The picture of this seed, taken in. */
export async function uploaded(by: Person, seed: number): Promise<UploadedImage> {
  const { status, body } = await upload(by, await picture(seed));
  expect(status).toBe(201);
  return body;
}

/** Fetches a file as this viewer. */
export function look(
  viewer: Person | null,
  id: string,
  { size, headers = {} }: { size?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  sender = viewer;
  return fetch(`${base}/media/${id}${size ? `?size=${size}` : ""}`, { headers });
}

/** A post that shows the picture. */
export function postOf(author: Person, image: UploadedImage, audience: "public" | "followers" = "public") {
  return as(author).microblog.createPost({ body: "看图", audience, images: [{ id: image.id as MediaId }] });
}

/** Status, reason and problem of a refused upload; of one that is taken in, the status alone. */
export const refusalOf = ({ status, body }: Awaited<ReturnType<typeof upload>>) => [
  status,
  body.refusal?.reason,
  body.refusal?.params.problem,
];

/** The refusal of what a decision took away. */
export const barredAgain = [422, "MEDIA_UNACCEPTABLE", "removedBefore"];
