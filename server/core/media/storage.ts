// Where the bytes of media lie. Who may see them is decided elsewhere: this knows keys and bytes alone.
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { ByteRange } from "@/server/core/media/range";
import { AppError, notFound } from "@/server/shared/errors";

declare const brand: unique symbol;
/** The name of a stored file: 32 hex digits of chance, so that no name says anything and none can be guessed or chosen. */
export type StorageKey = string & { readonly [brand]: true };

export interface StoragePort {
  /** Stores the bytes durably before it returns; half a file is never visible. The same key again replaces the file. */
  put(key: StorageKey, bytes: Buffer): Promise<void>;
  /** The file, or the given part of it; `size` is of the whole file. NOT_FOUND where there is none. The caller ends the stream. */
  get(key: StorageKey, range?: ByteRange): Promise<{ stream: Readable; size: number }>;
  /** Removes the file; a file that is not there is no error, so it may run twice. */
  remove(key: StorageKey): Promise<void>;
}

/** A new key. Nothing of a person's input goes into it. */
export function newStorageKey(): StorageKey {
  return randomBytes(16).toString("hex") as StorageKey; // the brand is made here
}

/** A key read back from the database; anything else than `newStorageKey` makes is NOT_FOUND. */
export function storageKeyOf(value: string): StorageKey {
  if (!/^[0-9a-f]{32}$/.test(value)) throw notFound();
  return value as StorageKey; // the brand is made here
}

const abandonedAfterMs = 24 * 60 * 60 * 1000;

/**
 * Storage under a folder of this machine, created if missing: `ab/cd/abcd…`, two levels so that no folder grows large.
 * A folder that is missing, read-only or full gives UNAVAILABLE/PROVIDER_AWAY, at opening and at each call.
 * Opening removes what a process that died left half-written more than a day before `now`.
 */
export async function openDiskStorage(root: string, now: Date): Promise<StoragePort> {
  const incoming = join(root, "incoming");
  const pathOf = (key: StorageKey) => join(root, key.slice(0, 2), key.slice(2, 4), key);
  await orAway(async () => {
    await mkdir(incoming, { recursive: true });
    await access(incoming, constants.W_OK);
    await removeAbandoned(incoming, now);
  });
  return {
    put: (key, bytes) => orAway(() => writeDurably(join(incoming, newStorageKey()), pathOf(key), bytes)),
    get: (key, range) => orAway(() => openFile(root, pathOf(key), range)),
    remove: (key) => orAway(() => rm(pathOf(key), { force: true })),
  };
}

/** Written aside, flushed, renamed, and the folder flushed: after a power cut the file is there whole or not at all. */
async function writeDurably(temporary: string, path: string, bytes: Buffer): Promise<void> {
  try {
    await withFile(temporary, "wx", async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  for (const folder of [dirname(path), dirname(dirname(path)), dirname(dirname(dirname(path)))]) {
    await withFile(folder, "r", (handle) => handle.sync());
  }
}

async function openFile(root: string, path: string, range: ByteRange | undefined) {
  const file = await open(path).catch(async (error) => {
    await access(root);
    throw codeOf(error) === "ENOENT" ? notFound() : error;
  });
  try {
    const { size } = await file.stat();
    return { stream: file.createReadStream(range), size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function removeAbandoned(incoming: string, now: Date): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < now.getTime() - abandonedAfterMs) await rm(path, { force: true });
  }
}

async function withFile(path: string, flags: string, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("UNAVAILABLE", "PROVIDER_AWAY", { provider: "storage" }, { cause: error });
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
