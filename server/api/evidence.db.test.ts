// Evidence over HTTP: what goes in, and who gets it back.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerEvidence } from "@/server/api/evidence";
import { now } from "@/server/core/clock";
import { openDiskStorage } from "@/server/core/media/storage";
import type { EvidenceFileId } from "@/server/features/verification/contract/applications";
import { useEvidenceStorage } from "@/server/features/verification/ports";
import { apply, findingsOf } from "@/server/testing/marks";
import { obligation } from "@/server/testing/obligation";
import { as, contextAs, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

let sender: Person | null = null;
let base = "";
const folder = mkdtempSync(join(tmpdir(), "guiju-evidence-"));
const server = createServer((req, res) => answerEvidence(req, res, contextAs(sender)));
beforeAll(async () => {
  useEvidenceStorage(await openDiskStorage(folder, now()));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const paper = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: "#e8e0d0" } })
    .png()
    .toBuffer();

async function send(by: Person | null, body: Buffer, type = "image/png") {
  sender = by;
  const headers = { "Content-Type": type };
  return fetch(`${base}/evidence`, { method: "POST", headers, body: new Uint8Array(body) });
}

async function fileOf(person: Person): Promise<EvidenceFileId> {
  const answer = await send(person, await paper());
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([201, "no-store"]);
  return (await answer.json()).id;
}

function fetchAs(viewer: Person | null, fileId: string): Promise<Response> {
  sender = viewer;
  return fetch(`${base}/evidence/${fileId}`);
}

async function reasonFor(viewer: Person | null, fileId: string) {
  const answer = await fetchAs(viewer, fileId);
  return [answer.status, (await answer.json()).refusal.reason];
}

const storedFiles = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe("a file of evidence", () => {
  obligation("MB-08.1-a", "comes back to its uploader alone, whole, and to no cache", async () => {
    const owner = await makePerson();
    const fileId = await fileOf(owner);
    const answer = await fetchAs(owner, fileId);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
      200,
      "image/webp",
      "no-store",
    ]);
    expect(answer.headers.get("content-length")).toBe(String(bytes.length));
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 300, height: 200 });
    const staff = await makePerson({ posts: ["reviewer", "officer"] });
    for (const viewer of [null, await makePerson(), staff])
      expect(await reasonFor(viewer, fileId)).toEqual([404, "NOT_FOUND"]);
  });

  obligation("MB-10.1-a", "is open to the reviewer who holds the application, until it is decided", async () => {
    const [owner, holder] = [await makePerson(), await makePerson({ posts: ["reviewer"] })];
    const fileId = await fileOf(owner);
    const applicationId = await apply(owner, "person", { shown: { fileId } });
    expect(await reasonFor(holder, fileId)).toEqual([404, "NOT_FOUND"]);
    await as(holder).verification.claim({ applicationId });
    expect((await fetchAs(holder, fileId)).status).toBe(200);
    const findings = findingsOf("person", "authenticity");
    await as(holder).verification.decide({ applicationId, outcome: "refuse", findings, reason: "看不清，请重拍。" });
    expect(await reasonFor(holder, fileId)).toEqual([404, "NOT_FOUND"]);
    expect((await fetchAs(owner, fileId)).status).toBe(200);
  });

  it("lies sealed on the disk", async () => {
    const owner = await makePerson();
    const shown = Buffer.from(await (await fetchAs(owner, await fileOf(owner))).arrayBuffer());
    const stored = storedFiles().map((file) => readFileSync(join(file.parentPath, file.name)));
    expect(stored.length).toBeGreaterThan(0);
    for (const bytes of stored) {
      expect(bytes.includes(shown.subarray(0, 16))).toBe(false);
      expect(bytes.includes("WEBP")).toBe(false);
    }
  });

  it("that is gone, or never was, is not found", async () => {
    const owner = await makePerson();
    const fileId = await fileOf(owner);
    for (const file of storedFiles()) rmSync(join(file.parentPath, file.name));
    for (const name of [fileId, "01900000-0000-7000-8000-000000000000", "x", ""])
      expect(await reasonFor(owner, name), name).toEqual([404, "NOT_FOUND"]);
  });

  it("that may not come in is refused before it is stored, with words", async () => {
    const unverified = await makePerson({ identity: "none" });
    const before = storedFiles().length;
    for (const [by, body, status, reason] of [
      [null, await paper(), 401, "SIGN_IN_REQUIRED"],
      [unverified, await paper(), 403, "REAL_NAME_REQUIRED"],
      [await makePerson(), Buffer.from("no picture"), 422, "MEDIA_UNACCEPTABLE"],
    ] as const) {
      const answer = await send(by, body);
      expect([answer.status, (await answer.json()).refusal.reason]).toEqual([status, reason]);
    }
    expect(storedFiles().length).toBe(before);
  });
});
