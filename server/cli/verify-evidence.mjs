#!/usr/bin/env node
// Verifies an evidence file that a person took away from Guiju. Needs Node 20 and nothing else, and no server:
//   node verify-evidence.mjs evidence.json [--key published-key.pem …]
// Every item holds the hash of its own members, `itemsHash` the hash of those hashes, and the signature (Ed25519) covers the whole file. The file carries the key
// that signed it; only with the operator's published key (--key) does the signature say who made it. The format is described in docs/records.md.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

/** RFC 8785: no white space, members sorted, numbers and strings as JSON.stringify writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const hashOf = (value) => sha256(canonical(value));
const keyId = (pem) => sha256(createPublicKey(pem).export({ type: "spki", format: "der" })).slice(0, 16);

/**
 * What is wrong with a parsed evidence file, a sentence each; none where it is as it was made. `published` are the operator's public keys from elsewhere (PEM).
 * `isPublished` says whether one of them signed it.
 */
export function verifyEvidence(file, published = []) {
  const { signature, publicKey, ...statement } = Object(file);
  if (statement.format !== "guiju-evidence/1" || !Array.isArray(statement.items))
    return { faults: ["This is not an evidence file of Guiju (guiju-evidence/1)."], isPublished: false };
  const faults = [];
  const key = published.find((pem) => keyId(pem) === statement.keyId) ?? null;
  if (published.length > 0 && !key) faults.push(`The key ${statement.keyId} is not a published key.`);
  if (!isSigned(statement, signature, key ?? publicKey))
    faults.push("The signature is false: the file was changed, or another key made it.");
  for (const [at, { hash, ...item }] of statement.items.entries())
    if (hashOf(item) !== hash) faults.push(`Item ${at + 1} (${item.kind} ${item.id}) does not have its hash.`);
  if (hashOf(statement.items.map(({ hash }) => hash)) !== statement.itemsHash)
    faults.push("Items were added, dropped or moved.");
  return { faults, isPublished: key !== null && faults.length === 0 };
}

function isSigned(statement, signature, pem) {
  try {
    return (
      keyId(pem) === statement.keyId &&
      verify(null, Buffer.from(canonical(statement)), pem, Buffer.from(signature, "base64"))
    );
  } catch {
    return false;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  try {
    const options = { key: { type: "string", multiple: true } };
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const [name] = positionals;
    if (name === undefined) throw new Error("Name the evidence file.");
    const file = JSON.parse(readFileSync(name, "utf8"));
    const { faults, isPublished } = verifyEvidence(
      file,
      (values.key ?? []).map((path) => readFileSync(path, "utf8")),
    );
    for (const fault of faults) console.log(`FAULT: ${fault}`);
    if (faults.length === 0)
      console.log(
        `The file is whole: ${file.items.length} items, made at ${file.madeAt} for account ${file.madeFor.handle}, signed by ${file.keyId}` +
          (isPublished
            ? ", a published key."
            : ". Give --key with the operator's published key to know who signed it."),
      );
    process.exitCode = faults.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`Cannot verify: ${error.message}`);
    process.exitCode = 2;
  }
}
