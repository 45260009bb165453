import { spawnSync } from "node:child_process";
import { createHash, createPublicKey, verify } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonical as canonicalOfVerifier, type Fault, report, verifyLines } from "@/server/cli/verify-export.mjs";
import { canonical, type Json } from "@/server/core/records/canonical";
import { type Chain, chains, type Fields, type Link, nextLink } from "@/server/core/records/chain";
import { exportLog, type StoredRow } from "@/server/core/records/export";
import { type Head, issueReceipt, type Receipt, signerOf, signHead } from "@/server/core/records/signing";

const signer = signerOf(Buffer.alloc(32, 1));
const stranger = signerOf(Buffer.alloc(32, 2));
const start = Date.parse("2026-03-01T00:00:00.000Z");
const minute = (n: number) => new Date(start + n * 60_000);

/** A log as a database would hold it; tests change it as whoever owns the database could. */
interface Log {
  rows: Record<Chain, StoredRow[]>;
  heads: Head[];
  receipts: Receipt[];
}

interface Chained extends StoredRow {
  link: Link;
  fields: Fields;
}

function chained(row: StoredRow | undefined): Chained {
  if (!row?.link || !row.fields) throw new Error("The test meant a row with link and fields.");
  return { ...row, link: row.link, fields: row.fields };
}

/** Row `seq` of a chain, counted from 1. */
function rowAt(log: Log, chain: Chain, seq: number): Chained {
  return chained(log.rows[chain][seq - 1]);
}

function append(log: Log, chain: Chain, fields: Fields): void {
  const link = nextLink(chain, log.rows[chain].at(-1)?.link ?? null, fields);
  log.rows[chain].push({ id: String(fields.id), link, fields });
}

/** A row a minute; every `headEvery` rows a head, and one at the end; a receipt for each row, made when it was the newest. */
function honestLog(payloads: Record<Chain, Json[]>, headEvery: number): Log {
  const log: Log = { rows: { event: [], measure: [], measure_end: [], credit_entry: [] }, heads: [], receipts: [] };
  for (const chain of chains) {
    payloads[chain].forEach((payload, index) => {
      const seq = index + 1;
      append(log, chain, { id: `${chain}-${seq}`, at: minute(seq).toISOString(), payload });
      const { id, link, fields } = rowAt(log, chain, seq);
      log.receipts.push(issueReceipt(signer, { chain, id, fields, head: link, signedAt: minute(seq) }));
      if (seq % headEvery === 0 || seq === payloads[chain].length)
        log.heads.push(signHead(signer, chain, link, minute(seq + 1)));
    });
  }
  return log;
}

/** Computes the links again from row `seq` on, as an attacker with the code but without the key would. */
function rebuild(log: Log, chain: Chain, seq: number): void {
  const rest = log.rows[chain].splice(seq - 1);
  for (const row of rest) append(log, chain, chained(row).fields);
}

/** Numbers the rows from `seq` on anew and leaves their hashes. */
function renumber(log: Log, chain: Chain): void {
  log.rows[chain] = log.rows[chain].map((row, index) => ({
    ...row,
    link: { ...chained(row).link, seq: index + 1 },
  }));
}

async function linesOf(log: Log, keys = [signer]): Promise<string[]> {
  const source = {
    async *heads() {
      yield* log.heads;
    },
    async *rows(chain: Chain) {
      yield* log.rows[chain];
    },
  };
  const lines: string[] = [];
  for await (const line of exportLog(source, { exportedAt: minute(1000), keys })) lines.push(line);
  return lines;
}

async function faultsOf(log: Log, receipts: readonly Receipt[] = []): Promise<Fault[]> {
  return (await verifyLines(await linesOf(log), receipts)).faults;
}

const payloads = fc.record({
  event: fc.array(fc.jsonValue(), { maxLength: 9 }),
  measure: fc.array(fc.jsonValue(), { maxLength: 9 }),
  measure_end: fc.array(fc.jsonValue(), { maxLength: 3 }),
  credit_entry: fc.array(fc.jsonValue(), { maxLength: 3 }),
}) as fc.Arbitrary<Record<Chain, Json[]>>; // fast-check calls JSON values unknown

/** An honest log, a chain of it with at least three rows, and a row of that chain. */
const attacked = fc
  .tuple(payloads, fc.integer({ min: 1, max: 4 }), fc.constantFrom(...chains))
  .filter(([made, , chain]) => made[chain].length >= 3)
  .chain(([made, headEvery, chain]) =>
    fc.record({
      log: fc.constant(null).map(() => honestLog(made, headEvery)),
      chain: fc.constant(chain),
      seq: fc.integer({ min: 1, max: made[chain].length }),
      last: fc.constant(made[chain].length),
    }),
  );
type Attacked = typeof attacked extends fc.Arbitrary<infer T> ? T : never;

/** For random logs: `attack` answers what must be reported, and is not tried where it answers null. */
async function sees(attack: (given: Attacked) => { kind: Fault["kind"]; seq: number } | null): Promise<void> {
  await fc.assert(
    fc.asyncProperty(attacked, async (given) => {
      const expected = attack(given);
      fc.pre(expected !== null);
      const [fault, ...others] = await faultsOf(given.log);
      expect(others).toEqual([]);
      expect(fault).toMatchObject({ kind: expected.kind, chain: given.chain });
      expect(fault?.seq).toBeLessThanOrEqual(expected.seq);
      expect(fault?.upTo).toBeGreaterThanOrEqual(expected.seq);
      if (expected.kind !== "rebuilt") expect(fault?.seq).toBe(expected.seq);
    }),
    { numRuns: 30 },
  );
}

describe("an honest log", () => {
  it("verifies with all its receipts, and tells how far it is signed", async () => {
    await fc.assert(
      fc.asyncProperty(payloads, fc.integer({ min: 1, max: 4 }), async (made, headEvery) => {
        const log = honestLog(made, headEvery);
        const result = await verifyLines(await linesOf(log), log.receipts, [signer.publicKey]);
        expect(result.faults).toEqual([]);
        for (const chain of chains) expect(result.chains[chain]?.signed ?? 0).toBe(made[chain].length);
      }),
      { numRuns: 30 },
    );
  });

  it("says of what was handed in that it holds, and only where it does", async () => {
    const log = honestLog({ event: [1, 2, 3], measure: [], measure_end: [], credit_entry: [] }, 2);
    const said = async (receipts: readonly unknown[]) => report(await verifyLines(await linesOf(log), receipts));
    const [receipt] = log.receipts;
    expect(await said([receipt])).toContain("receipt 1: truly signed, and the log agrees with it");
    expect(await said([])).not.toContain("receipt 1");
    expect(await said([{ ...receipt, seq: 2 }])).not.toContain("agrees with it");
  });

  it("may hold events that are not sealed yet, with receipts", async () => {
    const log = honestLog({ event: ["a"], measure: [], measure_end: [], credit_entry: [] }, 1);
    const fields: Fields = { id: "new", at: minute(2).toISOString() };
    log.rows.event.push({ id: "new", link: null, fields });
    const receipt = issueReceipt(signer, { chain: "event", id: "new", fields, head: null, signedAt: minute(2) });
    const result = await verifyLines(await linesOf(log), [receipt]);
    expect(result.faults).toEqual([]);
    expect(result.chains.event).toMatchObject({ rows: 1, unsealed: 1 });

    log.rows.event.pop();
    expect(await faultsOf(log, [receipt])).toMatchObject([{ kind: "receipt", chain: "receipt 1" }]);
  });

  it("has the same canonical form here and in the application", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        expect(canonicalOfVerifier(value)).toBe(canonical(value as Json)); // fast-check calls it unknown
      }),
    );
  });
});

describe("the first wrong row is named when a row was", () => {
  it("edited", () =>
    sees(({ log, chain, seq }) => {
      const row = rowAt(log, chain, seq);
      log.rows[chain][seq - 1] = { ...row, fields: { ...row.fields, forged: true } };
      return { kind: "edited", seq };
    }));

  it("dropped", () =>
    sees(({ log, chain, seq, last }) => {
      log.rows[chain].splice(seq - 1, 1);
      return seq === last ? null : { kind: "dropped", seq };
    }));

  it("dropped, and the rows after it moved up", () =>
    sees(({ log, chain, seq, last }) => {
      log.rows[chain].splice(seq - 1, 1);
      renumber(log, chain);
      return seq === last ? null : { kind: "dropped", seq };
    }));

  it("dropped, and its link left standing", () =>
    sees(({ log, chain, seq }) => {
      log.rows[chain][seq - 1] = { ...rowAt(log, chain, seq), fields: null };
      return { kind: "dropped", seq };
    }));

  it("inserted, and the rows after it moved to make room", () =>
    sees(({ log, chain, seq }) => {
      const fields = { id: "forged", at: minute(seq).toISOString() };
      const link = nextLink(chain, log.rows[chain][seq - 2]?.link ?? null, fields);
      log.rows[chain].splice(seq - 1, 0, { id: "forged", link, fields });
      renumber(log, chain);
      return log.heads.some((head) => head.chain === chain && head.seq === seq) ? null : { kind: "inserted", seq };
    }));

  it("inserted under a number that stands there already", () =>
    sees(({ log, chain, seq }) => {
      log.rows[chain].splice(seq, 0, { ...rowAt(log, chain, seq), fields: { id: "forged" } });
      return { kind: "inserted", seq };
    }));

  it("reordered", () =>
    sees(({ log, chain, seq, last }) => {
      const [first, second] = [rowAt(log, chain, seq), log.rows[chain][seq]];
      if (seq === last || !second) return null;
      log.rows[chain].splice(seq - 1, 2, second, first);
      return { kind: "reordered", seq };
    }));

  it("reordered by its number", () =>
    sees(({ log, chain, seq, last }) => {
      const first = rowAt(log, chain, seq);
      const other = rowAt(log, chain, last);
      if (seq === last) return null;
      log.rows[chain][seq - 1] = other;
      log.rows[chain][last - 1] = first;
      renumber(log, chain);
      return { kind: "reordered", seq };
    }));

  it("rebuilt with all that follows", () =>
    sees(({ log, chain, seq }) => {
      const row = rowAt(log, chain, seq);
      log.rows[chain][seq - 1] = { ...row, fields: { ...row.fields, forged: true } };
      rebuild(log, chain, seq);
      return { kind: "rebuilt", seq };
    }));

  it("rebuilt by itself", () =>
    sees(({ log, chain, seq }) => {
      const { fields } = rowAt(log, chain, seq);
      const link = nextLink(chain, log.rows[chain][seq - 2]?.link ?? null, { ...fields, forged: true });
      log.rows[chain][seq - 1] = { id: "forged", link, fields: { ...fields, forged: true } };
      return { kind: "rebuilt", seq };
    }));

  it("cut off at the tail", () =>
    sees(({ log, chain, seq }) => {
      log.rows[chain].splice(seq - 1);
      return { kind: "cut", seq };
    }));
});

describe("receipts find what the heads in the database no longer show", () => {
  it("a chain rebuilt without its heads", async () => {
    await fc.assert(
      fc.asyncProperty(attacked, async ({ log, chain, seq }) => {
        const receipt = log.receipts.filter((given) => given.chain === chain)[seq - 1];
        log.rows[chain][seq - 1] = { ...rowAt(log, chain, seq), fields: { id: "forged" } };
        rebuild(log, chain, seq);
        log.heads = log.heads.filter((head) => head.chain !== chain || head.seq < seq);
        const faults = await faultsOf(log, receipt ? [receipt] : []);
        expect(faults).toContainEqual(expect.objectContaining({ kind: "rebuilt", chain }));
        expect(faults).toContainEqual(expect.objectContaining({ kind: "receipt", chain: "receipt 1" }));
      }),
      { numRuns: 30 },
    );
  });

  it("a tail cut off with its heads", async () => {
    await fc.assert(
      fc.asyncProperty(attacked, async ({ log, chain, seq, last }) => {
        const receipt = log.receipts.filter((given) => given.chain === chain).at(-1);
        log.rows[chain].splice(seq - 1);
        log.heads = log.heads.filter((head) => head.chain !== chain || head.seq < seq);
        const faults = await faultsOf(log, receipt ? [receipt] : []);
        expect(faults[0]).toMatchObject({ kind: "cut", chain, seq, upTo: last });
      }),
      { numRuns: 30 },
    );
  });

  it("a log signed anew with another key; so do published keys", async () => {
    const log = honestLog({ event: ["a", "b"], measure: [], measure_end: [], credit_entry: [] }, 1);
    log.heads = log.heads.map((head) => signHead(stranger, head.chain, head, minute(9)));
    expect(await faultsOf(log)).toMatchObject([{ kind: "rebuilt", chain: "event", seq: 1 }]);

    const lines = await linesOf(log, [stranger]);
    expect((await verifyLines(lines)).faults).toEqual([]);
    expect((await verifyLines(lines, log.receipts)).faults).toMatchObject([{ kind: "receipt" }, { kind: "receipt" }]);
    expect((await verifyLines(lines, [], [signer.publicKey])).faults).toMatchObject([
      { kind: "rebuilt", chain: "keys" },
    ]);
  });
});

describe("the verifier refuses", () => {
  const one = () => honestLog({ event: ["a"], measure: [], measure_end: [], credit_entry: [] }, 1);

  it("events put in long after their time, sealed or not", async () => {
    const forged: Fields = { id: "forged", at: minute(1).toISOString() };
    const log = one();
    log.heads = log.heads.map((head) => signHead(signer, head.chain, head, minute(60)));
    log.rows.event.push({ id: "forged", link: null, fields: forged });
    expect(await faultsOf(log)).toMatchObject([{ kind: "inserted", chain: "event", seq: 2 }]);

    log.rows.event.pop();
    append(log, "event", forged);
    log.heads.push(signHead(signer, "event", rowAt(log, "event", 2).link, minute(61)));
    expect(await faultsOf(log)).toMatchObject([{ kind: "inserted", chain: "event", seq: 2 }]);
  });

  it("a chain without any head, a head with another hash, a receipt that was changed", async () => {
    const unsigned = one();
    unsigned.heads = [];
    expect(await faultsOf(unsigned)).toMatchObject([{ kind: "unsigned", chain: "event" }]);

    const log = one();
    const changed = log.receipts.map((receipt) => ({ ...receipt, seq: 7 }));
    expect(await faultsOf(log, changed)).toMatchObject([{ kind: "receipt", chain: "receipt 1" }]);
    log.heads = log.heads.map((head) => ({ ...head, hash: "f".repeat(64) }));
    expect(await faultsOf(log)).toMatchObject([{ kind: "rebuilt", chain: "event", seq: 1 }]);
  });

  it("a file that is empty, another file, a line that is not whole", async () => {
    await expect(verifyLines([])).rejects.toThrow("empty");
    await expect(verifyLines(['{"a":1}'])).rejects.toThrow("not an export");
    const lines = await linesOf(one());
    const broken = [...lines.slice(0, -1), lines.at(-1)?.slice(0, 40) ?? ""];
    expect((await verifyLines(broken)).faults).toContainEqual(expect.objectContaining({ kind: "cut", chain: "file" }));
  });
});

describe("docs/records.md", () => {
  const page = readFileSync("docs/records.md", "utf8");
  const blocks = [...page.matchAll(/```(\w+) (\S+)\n([\s\S]*?)```/g)].map(([, , name, body]) => ({ name, body }));
  const block = (name: string): string => blocks.find((found) => found.name === name)?.body ?? "";
  const folder = mkdtempSync(join(tmpdir(), "records-"));
  const file = (name: string) => join(folder, name);

  beforeAll(() => {
    for (const name of ["export.ndjson", "receipt.json", "key.pem"]) writeFileSync(file(name), block(name));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("shows the export and the receipt that the code makes", async () => {
    const log = honestLog(
      { event: [{ text: "你好" }, { text: "再见" }], measure: [], measure_end: [], credit_entry: [] },
      2,
    );
    expect(block("export.ndjson").trim().split("\n")).toEqual(await linesOf(log));
    expect(JSON.parse(block("receipt.json"))).toEqual(log.receipts[1]);
    expect(block("key.pem")).toBe(signer.publicKey);
  });

  it("derives a row's hash step by step", () => {
    const { link, fields } = rowAt(
      honestLog({ event: [{ text: "你好" }], measure: [], measure_end: [], credit_entry: [] }, 1),
      "event",
      1,
    );
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(block("content.json").trimEnd()).toBe(canonical(fields));
    expect(JSON.parse(block("link.json")).content).toBe(sha256(block("content.json").trimEnd()));
    expect(sha256(block("link.json").trimEnd())).toBe(link.hash);
  });

  it("says what a receipt's signature covers", () => {
    const { signature, publicKey, ...statement }: Receipt = JSON.parse(block("receipt.json"));
    const message = Buffer.from(canonical({ ...statement }));
    expect(verify(null, message, createPublicKey(publicKey), Buffer.from(signature, "base64"))).toBe(true);
  });

  it("gives the command that verifies them, and it exits with 1 when a word was changed", () => {
    const run = (...names: string[]) => {
      const done = spawnSync(process.execPath, ["server/cli/verify-export.mjs", ...names], { encoding: "utf8" });
      return { code: done.status, out: done.stdout + done.stderr };
    };
    const whole = run(file("export.ndjson"), file("receipt.json"), "--key", file("key.pem"));
    expect(whole).toEqual({ code: 0, out: block("whole.txt") });

    writeFileSync(file("changed.ndjson"), block("export.ndjson").replace("再见", "再會"));
    expect(run(file("changed.ndjson"))).toEqual({ code: 1, out: block("changed.txt") });
    expect(run(file("none.ndjson")).code).toBe(2);
    expect(run().code).toBe(2);
  });
});
