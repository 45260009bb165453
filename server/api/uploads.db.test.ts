import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerMedia } from "@/server/api/media";
import { unverifiedEvidence } from "@/server/api/receive-media";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { sandboxImageText } from "@/server/core/media/image-text";
import { mostBegun, openPartialUploads } from "@/server/core/media/partial-uploads";
import { openDiskStorage } from "@/server/core/media/storage";
import { useMedia } from "@/server/features/media/ports";
import { addDays } from "@/server/shared/time";
import { bombPng } from "@/server/testing/bomb-png";
import { obligation } from "@/server/testing/obligation";
import { film } from "@/server/testing/recordings";
import { underMeasure } from "@/server/testing/standings";
import { contextAs, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

let base = "";
const folder = mkdtempSync(join(tmpdir(), "guiju-uploads-"));
/** Whose requests the server answers, named by a header of each. */
const senders = new Map<string, Person>();
const server = createServer((req, res) =>
  answerMedia(req, res, contextAs(senders.get(String(req.headers["x-sender"])) ?? null)),
);
beforeAll(async () => {
  useMedia({
    storage: await openDiskStorage(join(folder, "media"), now()),
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

/** What one person sends to /media/uploads. */
function sender(person: Person | null) {
  const name = randomUUID();
  if (person) senders.set(name, person);
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: Buffer) =>
    fetch(`${base}/media/uploads${path}`, {
      method,
      headers: { "x-sender": name, ...headers },
      ...(body && { body: new Uint8Array(body) }),
    });
  return {
    name,
    send,
    begin: (length: number, type = "image/png") =>
      send("POST", "", { "Upload-Type": type, "Upload-Length": String(length) }),
    add: (id: string, offset: number, body: Buffer) => send("PUT", `/${id}`, { "Upload-Offset": String(offset) }, body),
    offset: async (id: string) => Number((await send("HEAD", `/${id}`)).headers.get("upload-offset")),
  };
}

const picture = sharp({ create: { width: 300, height: 200, channels: 3, background: "#3070a0" } })
  .png({ compressionLevel: 0 })
  .toBuffer();

async function begun(person: Person) {
  const { begin, ...rest } = sender(person);
  const bytes = await picture;
  const answer = await begin(bytes.length);
  expect(answer.status).toBe(201);
  const { id }: { id: string } = await answer.json();
  return { ...rest, id, bytes };
}

const recording = (length: number) => ({ "Upload-Type": "video/mp4", "Upload-Length": String(length) });

const reasonOf = async (answer: Response) => {
  const { refusal } = await answer.json();
  return [answer.status, refusal.reason, refusal.params.problem ?? null];
};

describe("an upload in pieces", () => {
  it("becomes a picture with its last piece, and tells how far it is in between", async () => {
    const { id, add, offset, bytes } = await begun(await makePerson());
    const first = await add(id, 0, bytes.subarray(0, 70_000));
    expect([first.status, first.headers.get("upload-offset")]).toEqual([204, "70000"]);
    expect(await offset(id)).toBe(70_000);
    const last = await add(id, 70_000, bytes.subarray(70_000));
    expect(last.status).toBe(201);
    expect(await last.json()).toMatchObject({ width: 300, height: 200, aiMark: null });
  });

  it("goes on where the connection broke off", async () => {
    const { id, name, add, offset, bytes } = await begun(await makePerson());
    await new Promise<void>((broken) => {
      const piece = request(`${base}/media/uploads/${id}`, {
        method: "PUT",
        headers: { "x-sender": name, "Upload-Offset": "0", "Content-Length": bytes.length },
      });
      piece.on("error", () => broken());
      piece.write(bytes.subarray(0, 50_000), () => setTimeout(() => piece.destroy(), 50));
    });
    await expect.poll(() => offset(id)).toBe(50_000);
    await expect.poll(async () => (await add(id, 50_000, bytes.subarray(50_000))).status).toBe(201);
  });

  it("answers the same again to whom the answer did not reach, and records one picture", async () => {
    const { id, add, bytes } = await begun(await makePerson());
    const once = await (await add(id, 0, bytes)).json();
    const again = await add(id, bytes.length, Buffer.alloc(0));
    expect([again.status, await again.json()]).toEqual([201, once]);
  });

  it("is taken in once, however often its end is asked for at the same time", async () => {
    const person = await makePerson();
    const { id, add, bytes } = await begun(person);
    await add(id, 0, bytes.subarray(0, bytes.length - 1));
    const asked = [add(id, bytes.length - 1, bytes.subarray(bytes.length - 1))];
    for (let more = 0; more < 6; more++) asked.push(add(id, bytes.length, Buffer.alloc(0)));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    // Where an empty piece came just before the last one, that is sent again.
    await expect.poll(async () => (await add(id, bytes.length - 1, bytes.subarray(bytes.length - 1))).status).toBe(201);
    const [row] = await reader.rows<{ count: number }>(
      sql`select count(*)::int as count from media where owner_id = ${person.accountId}::uuid`,
    );
    expect(row).toEqual({ count: 1 });
  });

  it("is no recording where it is evidence: that is a picture", async () => {
    const { send } = sender(await makePerson());
    const bytes = await film();
    const asEvidence = await send("POST", "?for=evidence", recording(bytes.length));
    expect(await reasonOf(asEvidence)).toEqual([422, "MEDIA_UNACCEPTABLE", "typeUnsupported"]);
    const { id }: { id: string } = await (await send("POST", "", recording(bytes.length))).json();
    const sent = await send("PUT", `/${id}?for=evidence`, { "Upload-Offset": "0" }, bytes);
    expect(await reasonOf(sent)).toEqual([422, "MEDIA_UNACCEPTABLE", "typeUnsupported"]);
  });

  obligation(
    "PUB-20.2-c",
    "as evidence is open to who is not verified too, with small pictures and few a day",
    async () => {
      freezeClock(now()); // within one day
      const bytes = await picture;
      const [unverified, verified] = [sender(await makePerson({ identity: "none" })), sender(await makePerson())];
      const asked = (by: typeof verified, length: number) =>
        by.send("POST", "?for=evidence", { "Upload-Type": "image/png", "Upload-Length": String(length) });
      const large = unverifiedEvidence.maxBytes + 1;
      const tooLarge = await asked(unverified, large);
      expect((await tooLarge.clone().json()).refusal.params.limit).toBe("5");
      expect(await reasonOf(tooLarge)).toEqual([422, "MEDIA_UNACCEPTABLE", "tooLarge"]);
      expect((await asked(verified, large)).status).toBe(201);
      const { id }: { id: string } = await (await asked(unverified, bytes.length)).json();
      const sent = await unverified.send("PUT", `/${id}?for=evidence`, { "Upload-Offset": "0" }, bytes);
      expect(sent.status).toBe(201);
      for (let begun = 1; begun < unverifiedEvidence.perDay; begun += 1)
        expect((await asked(unverified, bytes.length)).status).toBe(201);
      expect(await reasonOf(await asked(unverified, bytes.length))).toEqual([429, "TOO_MANY", null]);
      const whole = await fetch(`${base}/media?for=evidence`, {
        method: "POST",
        headers: { "x-sender": unverified.name, "Content-Type": "image/png" },
        body: new Uint8Array(bytes),
      });
      expect(await reasonOf(whole)).toEqual([429, "TOO_MANY", null]);
      for (let begun = 0; begun < unverifiedEvidence.perDay; begun += 1)
        expect((await asked(verified, bytes.length)).status).toBe(201);
      freezeClock(addDays(now(), 1));
      expect((await asked(unverified, bytes.length)).status).toBe(201);
      freezeClock(null);
    },
  );

  it("refuses a piece at the wrong place and says the right one", async () => {
    const { id, add, bytes } = await begun(await makePerson());
    await add(id, 0, bytes.subarray(0, 1000));
    const wrong = await add(id, 500, bytes.subarray(500));
    expect(wrong.headers.get("upload-offset")).toBe("1000");
    expect(await reasonOf(wrong)).toEqual([409, "CHANGED_MEANWHILE", null]);
  });

  it("refuses more than was announced", async () => {
    const { id, add, bytes } = await begun(await makePerson());
    expect((await reasonOf(await add(id, 0, Buffer.concat([bytes, Buffer.alloc(1)])))).slice(1)).toEqual([
      "MEDIA_UNACCEPTABLE",
      "tooLarge",
    ]);
  });

  it("given up is gone", async () => {
    const { id, send, add, bytes } = await begun(await makePerson());
    await add(id, 0, bytes.subarray(0, 1000));
    expect((await send("DELETE", `/${id}`)).status).toBe(204);
    expect((await send("HEAD", `/${id}`)).status).toBe(404);
  });

  it("is its sender's alone", async () => {
    const { id, bytes } = await begun(await makePerson());
    const other = sender(await makePerson());
    for (const answer of [
      await other.send("HEAD", `/${id}`),
      await other.add(id, 0, bytes),
      await other.send("DELETE", `/${id}`),
    ])
      expect(answer.status).toBe(404);
    expect((await sender(null).send("HEAD", `/${id}`)).status).toBe(401);
    expect((await other.send("HEAD", "/..%2f..%2fkeys")).status).toBe(404);
  });

  it("refuses a twenty-first file that one account begins", async () => {
    const { begin } = sender(await makePerson());
    for (let count = 1; count < mostBegun; count++) expect((await begin(100)).status).toBe(201);
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => begin(100)));
    expect(atOnce.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
    await begin(100);
    expect(await reasonOf(await begin(100))).toEqual([429, "TOO_MANY", null]);
  });

  it("that nobody went on with for a day is cleared away", async () => {
    const { id, send } = await begun(await makePerson());
    await openPartialUploads(join(folder, "uploads"), addDays(now(), 2));
    expect((await send("HEAD", `/${id}`)).status).toBe(404);
  });
});

describe("before a byte is sent", () => {
  obligation("MB-07.1-c", "people whose identity is not verified are refused, and so is who is suspended", async () => {
    const unverified = sender(await makePerson({ identity: "none" }));
    expect(await reasonOf(await unverified.begin(100))).toEqual([403, "REAL_NAME_REQUIRED", null]);
    const person = await makePerson();
    await underMeasure(person, "suspend-updates");
    expect(await reasonOf(await sender(person).begin(100))).toEqual([403, "SUSPENDED", null]);
    expect((await sender(null).begin(100)).status).toBe(401);
  });

  it("files are refused that are none of ours, empty or too large", async () => {
    const { begin } = sender(await makePerson());
    expect(await reasonOf(await begin(100, "image/svg+xml"))).toEqual([422, "MEDIA_UNACCEPTABLE", "svg"]);
    expect(await reasonOf(await begin(0))).toEqual([422, "MEDIA_UNACCEPTABLE", "empty"]);
    expect(await reasonOf(await begin(11 * 1024 * 1024))).toEqual([422, "MEDIA_UNACCEPTABLE", "tooLarge"]);
  });
});

describe("after the last piece", () => {
  obligation("MB-07.1-c", "whoever was suspended meanwhile is refused, and nothing is recorded", async () => {
    const person = await makePerson();
    const { id, add, send, bytes } = await begun(person);
    await add(id, 0, bytes.subarray(0, 1000));
    await underMeasure(person, "suspend-updates");
    expect(await reasonOf(await add(id, 1000, bytes.subarray(1000)))).toEqual([403, "SUSPENDED", null]);
    expect((await send("HEAD", `/${id}`)).status).toBe(404);
  });

  it("a picture of 40,000 × 40,000 points in a small file is refused in words", async () => {
    const bomb = bombPng(40_000, 40_000);
    expect(bomb.length).toBeLessThan(512 * 1024);
    const { begin, add } = sender(await makePerson());
    const { id }: { id: string } = await (await begin(bomb.length)).json();
    expect(await reasonOf(await add(id, 0, bomb))).toEqual([422, "MEDIA_UNACCEPTABLE", "tooManyPixels"]);
  });
});
