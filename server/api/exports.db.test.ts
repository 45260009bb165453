// The copy of one's data over HTTP: who may fetch it, how it is sent, and until when.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { answerExport } from "@/server/api/exports";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { runDueJob } from "@/server/core/jobs";
import { useExportsFolder } from "@/server/features/privacy/exports/folder";
import { addDays } from "@/server/shared/time";
import { obligation } from "@/server/testing/obligation";
import { as, contextAs, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

let sender: Person | null = null;
let base = "";
const folder = mkdtempSync(join(tmpdir(), "guiju-exports-"));
const server = createServer((req, res) => answerExport(req, res, contextAs(sender)));
beforeAll(async () => {
  useExportsFolder(folder);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterEach(() => freezeClock(null));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function fetchAs(viewer: Person | null, exportId: string, method = "GET"): Promise<Response> {
  sender = viewer;
  return fetch(`${base}/exports/${exportId}`, { method });
}

const refusalOf = async (answer: Response) => [answer.status, (await answer.json()).refusal.reason];

describe("the download of one's data", () => {
  obligation(
    "MB-07.2-a",
    "is its owner's alone, whole, as a file, kept by no cache, and gone when its time is over",
    async () => {
      const [owner, other] = [await makePerson(), await makePerson({ posts: ["officer", "privacy"] })];
      const { exportId } = await as(owner).privacy.requestExport({});
      expect(await refusalOf(await fetchAs(owner, exportId))).toEqual([404, "NOT_FOUND"]); // not made yet
      await jobs["make-exports"]?.run(now());

      const answer = await fetchAs(owner, exportId);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const [view] = (await as(owner).privacy.exports({})).exports;
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(view?.sha256);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "application/zip",
        "content-length": String(bytes.length),
        "cache-control": "private, no-store",
        "content-disposition": expect.stringMatching(/^attachment; filename="guiju-\d{4}-\d{2}-\d{2}\.zip"$/),
      });
      const head = await fetchAs(owner, exportId, "HEAD");
      expect([head.status, head.headers.get("content-length")]).toEqual([200, String(bytes.length)]);

      expect(await refusalOf(await fetchAs(null, exportId))).toEqual([401, "SIGN_IN_REQUIRED"]);
      expect(await refusalOf(await fetchAs(other, exportId))).toEqual([404, "NOT_FOUND"]);
      for (const name of ["x", "", "..%2F..%2Fetc%2Fpasswd"])
        expect((await fetchAs(owner, name)).status, name).toBeGreaterThanOrEqual(400);

      freezeClock(addDays(now(), 60));
      expect(await refusalOf(await fetchAs(owner, exportId))).toEqual([404, "NOT_FOUND"]);
      await jobs["expire-exports"]?.run(now());
      expect(await refusalOf(await fetchAs(owner, exportId))).toEqual([404, "NOT_FOUND"]);
    },
  );

  it("is begun with the next turn of the jobs, whenever its job ran last", async () => {
    const { "make-exports": makeExports } = jobs;
    if (!makeExports) throw new Error("The job has another name.");
    const only = { "make-exports": makeExports };
    while (await runDueJob(only));
    const owner = await makePerson();
    const { exportId } = await as(owner).privacy.requestExport({});
    await drain();
    expect(await runDueJob(only)).toBe("make-exports");
    expect((await fetchAs(owner, exportId)).status).toBe(200);
  });
});
