// One file with everything: every table that says it is somebody's, as JSON, their pictures and files, and a page to read it by.
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { readSealed } from "@/server/core/database";
import { copiedTables, leftOut, type OwnRow, ownRows } from "@/server/core/own-data/copy";
import type { OwnTable } from "@/server/core/own-data/tables";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { ownFiles } from "@/server/trust/own-files";
import { indexPage, type WrittenTable } from "./index-page";

export interface ArchiveOf {
  accountId: AccountId;
  principalId: PrincipalId;
  handle: string;
  locale: string;
  now: Date;
}

export interface ArchivePorts {
  /** The bytes of a stored file; rejects where it is gone. */
  openFile(key: string): Promise<Readable>;
  /** Called after each table and each file; the archive waits for it. */
  onStep(done: number, total: number): Promise<void>;
}

/** How many texts of each kind the readable page shows; all of them are in the JSON. */
const mostReadable = 500;
const extensions: Readonly<Record<string, string>> = { "image/webp": "webp", "image/jpeg": "jpg", "image/png": "png" };

/**
 * Writes the archive, which appears under `path` whole or not at all; answers its size and sha256. Rows are streamed, so its size is no question of memory. May run twice: the
 * file is replaced.
 */
export async function writeArchive(
  of: ArchiveOf,
  path: string,
  ports: ArchivePorts,
): Promise<{ bytes: number; sha256: string }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.part`;
  const zip = new yazl.ZipFile();
  const hash = createHash("sha256");
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    const written = pipeline(zip.outputStream, measured, createWriteStream(unfinished, { mode: 0o600 }));
    const filled = fill(zip, of, ports).catch((error: Error) => {
      measured.destroy(error);
      throw error;
    });
    await Promise.all([filled, written]);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest("hex") };
}

async function fill(zip: yazl.ZipFile, of: ArchiveOf, { openFile, onStep }: ArchivePorts): Promise<void> {
  const tables = await copiedTables();
  const files = await ownFiles({ rows: readSealed }, of.accountId);
  const total = tables.length + files.length;
  let done = 0;
  const step = async () => {
    done += 1;
    await onStep(done, total);
  };
  const add = (name: string, stream: Readable) =>
    new Promise<void>((resolve, reject) => {
      stream.once("end", resolve);
      stream.once("error", reject);
      zip.addReadStream(stream, name, { mtime: of.now });
    });

  const written: WrittenTable[] = [];
  const readable = new Readables();
  for (const table of tables) {
    const about = { name: table.name, policy: table.policy, rows: 0, leftOut: leftOut(table) };
    await add(`data/${table.name}.json`, Readable.from(jsonOf(table, of, about, readable), { objectMode: false }));
    written.push(about);
    await step();
  }
  const pictures = new Map<string, string>();
  for (const { id, key, type } of files) {
    const stream = await openFile(key).catch(() => null);
    const name = `media/${id}.${extensions[type] ?? type.split("/").at(-1) ?? "bin"}`;
    if (stream) {
      await add(name, stream);
      pictures.set(id, name);
    }
    await step();
  }
  const page = indexPage({
    ...of,
    tables: written,
    posts: readable.posts,
    comments: readable.comments,
    pictures: readable.picturesOf(pictures),
  });
  zip.addBuffer(Buffer.from(page), "index.html", { mtime: of.now });
  zip.end();
}

async function* jsonOf(
  table: OwnTable,
  of: ArchiveOf,
  about: WrittenTable,
  readable: Readables,
): AsyncGenerator<string> {
  yield "[";
  for await (const row of ownRows(table, of)) {
    yield `${about.rows === 0 ? "\n" : ",\n"}${JSON.stringify(row)}`;
    about.rows += 1;
    readable.take(table.name, row);
  }
  yield about.rows === 0 ? "]\n" : "\n]\n";
}

export interface ReadableText {
  id: string;
  body: string;
  at: Date;
}

/** What the readable page shows, picked up while the tables pass by; the newest of each. */
class Readables {
  readonly posts: ReadableText[] = [];
  readonly comments: ReadableText[] = [];
  readonly #shows: { postId: string; mediaId: string }[] = [];

  take(table: string, row: OwnRow): void {
    if (table === "post") keepNewest(this.posts, row);
    else if (table === "comment") keepNewest(this.comments, row);
    else if (table === "post_media") this.#shows.push({ postId: String(row.root_id), mediaId: String(row.media_id) });
  }

  /** The archive's names of the pictures of each post. */
  picturesOf(names: ReadonlyMap<string, string>): ReadonlyMap<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { postId, mediaId } of this.#shows) {
      const name = names.get(mediaId);
      if (name) found.set(postId, [...(found.get(postId) ?? []), name]);
    }
    return found;
  }
}

function keepNewest(texts: ReadableText[], { id, body, created_at: at }: OwnRow): void {
  if (typeof id !== "string" || typeof body !== "string" || !(at instanceof Date)) return;
  texts.unshift({ id, body, at });
  if (texts.length > mostReadable) texts.pop();
}
