#!/usr/bin/env node
// Verifies an export of Guiju's records, and the receipts that people were given. Needs Node 20 and nothing else:
//   node verify-export.mjs export.ndjson [receipt.json | statement.json …] [--key published-key.pem …]
// The log is a few chains. Each row holds the hash of the row before it, so that a change shows from there on. Signed heads
// and receipts say which hash stood at which place, so that a chain which was recomputed or shortened shows as well.
// The format is described in docs/records.md.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { open } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const genesis = "0".repeat(64);
/** An event enters its chain within minutes. One that is older than a head by more than this was put in afterwards. */
const lateAfterMs = 15 * 60 * 1000;

/** RFC 8785: no white space, members sorted, numbers and strings as JSON.stringify writes them. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const hashOf = (value) => sha256(canonical(value));
const keyId = (pem) => sha256(createPublicKey(pem).export({ type: "spki", format: "der" })).slice(0, 16);

/** The object of a line; an empty one where the line is no JSON. */
function parsed(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Whether a head or a receipt bears a signature by one of the keys (a map from key id to PEM). */
function isSigned({ signature, publicKey: _, ...statement }, keys) {
  const key = keys.get(statement.keyId);
  return key !== undefined && verify(null, Buffer.from(canonical(statement)), key, Buffer.from(signature, "base64"));
}

/**
 * Reads the lines of an export once, in order. Returns the first fault of each chain, and how far each chain is signed.
 * `receipts` are parsed receipt files. `published` are the operator's public keys from elsewhere (PEM): with them, an export
 * that was signed anew with another key is found even without a receipt. `onlyPublished: false` takes the export's other keys as well and says so.
 */
export async function verifyLines(lines, receipts = [], published = null, onlyPublished = published !== null) {
  const publishedIds = (published ?? []).map(keyId);
  const keys = new Map(); // key id -> PEM
  const signed = new Map(); // key id -> chain -> the last row whose head it signed
  const chains = new Map(); // name -> how far it was read and signed
  const statements = new Map(); // "chain seq" -> what heads and receipts say stands there
  const receiptRows = new Map(); // "chain content" -> the receipts about that row
  const faults = new Map(); // where -> its first fault

  const fault = (kind, chain, seq, text, upTo = seq) => {
    if (!faults.has(chain)) faults.set(chain, { kind, chain, seq, upTo, text });
  };
  const chainOf = (name) => {
    if (!chains.has(name)) chains.set(name, { rows: 0, hash: genesis, signed: 0, signedAt: null, unsealed: 0 });
    return chains.get(name);
  };
  const add = (map, key, value) => map.set(key, [...(map.get(key) ?? []), value]);

  function readHeader({ format, keys: listed }) {
    if (format !== "guiju-log/1") throw new Error("This is not an export of Guiju's records (guiju-log/1).");
    for (const { publicKey } of listed) keys.set(keyId(publicKey), publicKey);
    const unknown = [...keys.keys()].find((id) => onlyPublished && !publishedIds.includes(id));
    for (const publicKey of published ?? []) keys.set(keyId(publicKey), publicKey);
    if (unknown) fault("rebuilt", "keys", 0, `${unknown} is not a published key`);
    for (const [index, receipt] of receipts.entries()) readHandedOut(receipt, `receipt ${index + 1}`);
  }

  /** A receipt, or a signed statement of reasons that carries one. */
  function readHandedOut(file, name) {
    if (file.format !== "guiju-statement/1") return readReceipt(file, name);
    if (!isSigned(file, keys))
      return fault("receipt", name, 0, "the statement's signature is false; it proves nothing");
    if (file.receipt) readReceipt(file.receipt, name);
  }

  function readReceipt(receipt, name) {
    if (receipt.format !== "guiju-receipt/1") return fault("receipt", name, 0, "it is not a receipt");
    if (!keys.has(receipt.keyId))
      return fault("receipt", name, 0, "the export has not its key; is it a published key?");
    if (!isSigned(receipt, keys)) return fault("receipt", name, 0, "its signature is false; it proves nothing");
    const { chain, seq, hash, row, signedAt } = receipt;
    const by = `a receipt of ${signedAt}`;
    if (seq > 0) add(statements, `${chain} ${seq}`, { chain, seq, hash, signedAt: null, by });
    const text = `row ${row.id} of ${chain} is not in the log as it was at ${signedAt}`;
    add(receiptRows, `${chain} ${row.hash}`, { name, text });
  }

  function readHead(head) {
    const { chain, seq, hash, signedAt } = head;
    const by = `the head of ${signedAt}`;
    if (!keys.has(head.keyId)) return fault("rebuilt", chain, seq, `${by} is signed by ${head.keyId}, an unknown key`);
    if (!isSigned(head, keys)) return fault("rebuilt", chain, seq, `${by} has a false signature`);
    add(statements, `${chain} ${seq}`, { chain, seq, hash, signedAt, by });
    const rows = signed.get(head.keyId) ?? {};
    signed.set(head.keyId, { ...rows, [chain]: Math.max(rows[chain] ?? 0, seq) });
  }

  function readRow({ chain: name, seq, prevHash, hash, fields }) {
    const content = fields ? hashOf(fields) : null;
    const standsAt = (place) => hashOf({ chain: name, seq: place, prevHash, content }) === hash;
    receiptRows.delete(`${name} ${content}`);
    const earlier = faults.get(name);
    if (earlier?.kind === "dropped" && standsAt(earlier.seq)) earlier.kind = "reordered";
    if (earlier) return;

    const chain = chainOf(name);
    const late = `it is of ${fields?.at}, but the chain was signed without it at ${chain.signedAt}`;
    const isLate = name === "event" && Date.parse(fields?.at) < Date.parse(chain.signedAt) - lateAfterMs;
    if (seq === undefined) {
      chain.unsealed++;
      if (isLate || name !== "event") fault("inserted", name, chain.rows + 1, isLate ? late : "it has no link");
      return;
    }
    const next = chain.rows + 1;
    if (seq > next) return fault("dropped", name, next, `row ${seq} stands in its place`);
    if (seq < next) return fault("inserted", name, seq, "its number stands there a second time");
    if (!fields) return fault("dropped", name, seq, "its link is there, the row is not");
    if (!standsAt(seq)) {
      if (standsAt(seq - 1)) return fault("inserted", name, seq - 1, "the rows after it were moved to make room");
      if (standsAt(seq + 1)) return fault("dropped", name, seq, "the rows after it were moved up");
      if (prevHash !== chain.hash) return fault("reordered", name, seq, "it was not written for this place");
      return fault("edited", name, seq, "its content does not have its hash");
    }
    if (prevHash !== chain.hash)
      return fault("rebuilt", name, Math.max(seq - 1, 1), `row ${seq} was chained to another row`, seq);
    if (isLate) return fault("inserted", name, seq, late);
    const said = statements.get(`${name} ${seq}`) ?? [];
    const other = said.find((statement) => statement.hash !== hash);
    if (other) return fault("rebuilt", name, chain.signed + 1, `${other.by} names another row ${seq}`, seq);
    statements.delete(`${name} ${seq}`);
    Object.assign(chain, { rows: seq, hash, signed: said.length > 0 ? seq : chain.signed });
    for (const { signedAt } of said) chain.signedAt = signedAt ?? chain.signedAt;
  }

  let number = 0; // of the line
  for await (const text of lines) {
    number++;
    const line = parsed(text);
    if (number === 1) readHeader(line);
    else if (line.format === "guiju-head/1") readHead(line);
    else if (typeof line.chain === "string") readRow(line);
    else fault("cut", "file", number, "the line is not whole");
  }
  if (number === 0) throw new Error("The export is empty.");
  for (const { chain, seq, by } of [...statements.values()].flat()) {
    fault("cut", chain, chainOf(chain).rows + 1, `${by} names row ${seq}`, seq);
  }
  for (const [name, chain] of chains) {
    const isUnsigned = chain.rows > 0 && chain.signedAt === null;
    if (isUnsigned) fault("unsigned", name, 1, "no head of this chain is signed", chain.rows);
  }
  for (const { name, text } of [...receiptRows.values()].flat()) fault("receipt", name, 0, text);
  const signers = [...keys.keys()].filter((id) => signed.has(id));
  return {
    faults: [...faults.values()],
    chains: Object.fromEntries(chains),
    handedIn: receipts.map((_, index) => `receipt ${index + 1}`).filter((name) => !faults.has(name)),
    keys: signers.map((id) => ({ id, isPublished: publishedIds.includes(id), signed: signed.get(id) })),
  };
}

/** The lines that a person reads: one per chain, one per key, one per file handed in that holds, one per fault. */
export function report({ faults, chains, keys, handedIn }) {
  const said = Object.entries(chains).map(([name, { rows, signed, signedAt, unsealed }]) => {
    return `${name}: ${rows} sound rows, signed up to row ${signed}${signedAt ? ` at ${signedAt}` : ""}, ${unsealed} not sealed yet`;
  });
  const signers = keys.map(({ id, isPublished, signed }) => {
    const rows = Object.entries(signed).map(([chain, seq]) => `${chain} up to row ${seq}`);
    return `key ${id} (${isPublished ? "known from outside the log" : "known from the log alone"}) signed ${rows.join(", ")}`;
  });
  // In a log that is not whole, what agrees with it says little.
  const held = faults.length === 0 ? handedIn.map((name) => `${name}: truly signed, and the log agrees with it`) : [];
  const wrong = faults.map(({ kind, chain, seq, upTo, text }) => {
    const rows = seq === 0 ? "" : upTo > seq ? `, rows ${seq} to ${upTo}` : `, row ${seq}`;
    return `FAULT ${chain}${rows}: ${kind}: ${text}`;
  });
  return [
    ...said,
    ...signers,
    ...held,
    ...wrong,
    faults.length === 0 ? "The log is whole." : "The log is NOT whole.",
  ].join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  try {
    const options = { key: { type: "string", multiple: true } };
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [file, ...receiptFiles] = positionals;
    if (file === undefined) throw new Error("Name the export file.");
    const receipts = receiptFiles.map((name) => JSON.parse(readFileSync(name, "utf8")));
    const published = values.key?.map((name) => readFileSync(name, "utf8")) ?? null;
    const log = await open(file);
    const result = await verifyLines(log.readLines(), receipts, published);
    console.log(report(result));
    process.exitCode = result.faults.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`Cannot verify: ${error.message}`);
    process.exitCode = 2;
  }
}
