// Signed statements about the log: heads, kept in the database, and receipts, kept by people.
// The private key comes from the configuration; whoever owns only the database cannot make a statement.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { canonical } from "@/server/core/records/canonical";
import { type Chain, contentHash, type Fields, genesis, type Link } from "@/server/core/records/chain";

/** A public key as exports and receipts carry it: SPKI in PEM, and the first 16 hex digits of the SHA-256 of its DER. */
export interface PublishedKey {
  id: string;
  publicKey: string;
}

export interface Signer extends PublishedKey {
  privateKey: KeyObject;
}

/** "At this instant, row `seq` of the chain had this hash." */
export interface Head {
  format: "guiju-head/1";
  chain: Chain;
  seq: number;
  hash: string;
  signedAt: string;
  keyId: string;
  signature: string;
}

/** A head together with one row that the log holds, or holds from the next sealing on. A person keeps it as a file. */
export interface Receipt extends Omit<Head, "format"> {
  format: "guiju-receipt/1";
  row: { id: string; hash: string };
  publicKey: string;
}

/** PKCS #8 in front of the 32 bytes of an Ed25519 private key (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/** The signer of an Ed25519 key given as 32 bytes (`openssl rand -base64 32`). Throws on any other length. */
export function signerOf(key: Uint8Array): Signer {
  if (key.length !== 32) throw new RangeError("An Ed25519 private key has 32 bytes");
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, key]), format: "der", type: "pkcs8" });
  return { privateKey, ...publishedKey(createPublicKey(privateKey)) };
}

/** A public key (PEM, or a key object) with its id. */
export function publishedKey(key: string | KeyObject): PublishedKey {
  const object = typeof key === "string" ? createPublicKey(key) : key;
  const der = object.export({ type: "spki", format: "der" });
  const id = createHash("sha256").update(der).digest("hex").slice(0, 16);
  return { id, publicKey: object.export({ type: "spki", format: "pem" }).toString() };
}

/** Signs the head of a chain. The same head may be signed again at a later instant. */
export function signHead(signer: Signer, chain: Chain, head: Pick<Link, "seq" | "hash">, signedAt: Date): Head {
  return signed(signer, {
    format: "guiju-head/1",
    chain,
    seq: head.seq,
    hash: head.hash,
    signedAt: signedAt.toISOString(),
    keyId: signer.id,
  } as const);
}

/**
 * A receipt for one row, made from what is committed. `head` is any link of the row's chain that is stored now, best the
 * row's own or the newest (`null`: none yet). An event may be receipted before it is sealed: losing it is then provable.
 */
export function issueReceipt(
  signer: Signer,
  about: { chain: Chain; id: string; fields: Fields; head: Pick<Link, "seq" | "hash"> | null; signedAt: Date },
): Receipt {
  const statement = signed(signer, {
    format: "guiju-receipt/1",
    chain: about.chain,
    seq: about.head?.seq ?? 0,
    hash: about.head?.hash ?? genesis,
    row: { id: about.id, hash: contentHash(about.fields) },
    signedAt: about.signedAt.toISOString(),
    keyId: signer.id,
  } as const);
  return { ...statement, publicKey: signer.publicKey };
}

/** The statement with its signature: Ed25519 over the canonical form, in base64. */
function signed<Statement extends Parameters<typeof canonical>[0] & object>(signer: Signer, statement: Statement) {
  const signature = sign(null, Buffer.from(canonical(statement)), signer.privateKey).toString("base64");
  return { ...statement, signature };
}

/** Any other document that a person takes away, signed as a whole. `format` says what it is; it never begins like a head's or a receipt's. */
export function signStatement<Document extends { format: `guiju-${"statement" | "evidence"}/${number}` } & Fields>(
  signer: Signer,
  document: Document,
) {
  return { ...signed(signer, { ...document, keyId: signer.id }), publicKey: signer.publicKey };
}
