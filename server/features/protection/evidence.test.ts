import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verifyEvidence } from "@/server/cli/verify-evidence.mjs";
import { signerOf } from "@/server/core/records/signing";
import { type EvidenceFile, evidenceFile } from "@/server/features/protection/evidence";
import type { AccountId } from "@/server/shared/ids";
import type { Said } from "@/server/trust/contact/said";

const signer = signerOf(Buffer.alloc(32, 1));
const stranger = signerOf(Buffer.alloc(32, 2));
const at = new Date("2026-05-10T01:02:03Z");
const of = { accountId: "me", handle: "10000001" };

function said(id: string, text: string): Said {
  const author = { authorId: `author of ${id}` as AccountId, authorHandle: "10000002", authorName: "某人" };
  return { kind: "comment", id, postId: "p", ...author, text, createdAt: at, editedAt: null, pictures: [] };
}

const made = () => evidenceFile(signer, of, [said("a", "难听的话 🌧"), said("b", "another")], at);
const changed = (change: (file: EvidenceFile) => unknown) => {
  const file: EvidenceFile = JSON.parse(JSON.stringify(made()));
  change(file);
  return file;
};
const faultsOf = (file: unknown) => verifyEvidence(file, [signer.publicKey]).faults.length;

describe("an evidence file", () => {
  it("is verified by the shipped program, with and without the published key", () => {
    expect(verifyEvidence(JSON.parse(JSON.stringify(made())), [signer.publicKey])).toEqual({
      faults: [],
      isPublished: true,
    });
    expect(verifyEvidence(made())).toEqual({ faults: [], isPublished: false });
  });

  it.each<[string, (file: EvidenceFile) => unknown]>([
    ["a word", ({ items }) => Object.assign(items[0] ?? {}, { text: "好听的话" })],
    ["an author", ({ items }) => Object.assign(items[1] ?? {}, { authorId: "somebody else" })],
    ["a time", ({ items }) => Object.assign(items[0] ?? {}, { createdAt: "2020-01-01T00:00:00.000Z" })],
    ["an item more", ({ items }) => items.push(...items.slice(0, 1))],
    ["an item less", ({ items }) => items.pop()],
    ["the order", ({ items }) => items.reverse()],
    ["whom it was made for", (file) => Object.assign(file, { madeFor: { accountId: "you", handle: "1" } })],
    ["when it was made", (file) => Object.assign(file, { madeAt: "2027-01-01T00:00:00.000Z" })],
    ["the signature", (file) => Object.assign(file, { signature: "AAAA" })],
  ])("shows a change of %s", (_what, change) => {
    expect(faultsOf(changed(change))).toBeGreaterThan(0);
  });

  it("of another key is no evidence of the operator's", () => {
    const forged = evidenceFile(stranger, of, [said("a", "made up")], at);
    expect(verifyEvidence(forged).faults).toEqual([]);
    expect(faultsOf(forged)).toBeGreaterThan(0);
    expect(faultsOf({ ...forged, keyId: signer.id })).toBeGreaterThan(0);
    for (const rubbish of [null, "x", {}, { format: "guiju-evidence/1" }]) expect(faultsOf(rubbish)).toBe(1);
  });

  it("is checked offline from the command line", () => {
    const folder = mkdtempSync(join(tmpdir(), "guiju-evidence-"));
    try {
      writeFileSync(join(folder, "e.json"), JSON.stringify(made()));
      writeFileSync(join(folder, "key.pem"), signer.publicKey);
      const run = (file: string) =>
        spawnSync(process.execPath, ["server/cli/verify-evidence.mjs", file, "--key", join(folder, "key.pem")], {
          encoding: "utf8",
        });
      expect(run(join(folder, "e.json"))).toMatchObject({ status: 0, stdout: expect.stringContaining("2 items") });
      writeFileSync(join(folder, "e.json"), JSON.stringify(changed(({ items }) => items.pop())));
      expect(run(join(folder, "e.json"))).toMatchObject({ status: 1, stdout: expect.stringContaining("FAULT") });
      expect(run(join(folder, "none.json")).status).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
