// Files that arrive piece by piece: what has come so far lies in a folder of its own until the file is whole, so that a broken connection costs what was under way.
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mediaRefusal } from "@/server/core/media/problems";
import { slots } from "@/server/core/media/slots";
import { newStorageKey, storageKeyOf } from "@/server/core/media/storage";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { addDays } from "@/server/shared/time";

/** As many files as one account may have begun at a time; more than a post carries, fewer than fill a disk. */
export const mostBegun = 20;
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** So many whole files are in memory at a time. */
const inSlot = slots(2, 16, () => new AppError("UNAVAILABLE", "PROVIDER_AWAY", { provider: "images" }));

export interface PartialUpload {
  /** As the sender declared it. */
  type: string;
  /** Of the whole file, in bytes. */
  length: number;
  /** How many bytes have come. */
  offset: number;
  /** What the finished upload was answered with, for a sender whom the answer did not reach; null while it is under way. */
  outcome: unknown;
}

export interface PartialUploads {
  /** Begins a file; answers its name. RATE_LIMITED/TOO_MANY where the account has begun too many. */
  begin(owner: AccountId, file: { type: string; length: number }, now: Date): Promise<string>;
  /** How far it is. NOT_FOUND for a name that is not this account's, as in every function below. */
  find(owner: AccountId, id: string): Promise<PartialUpload>;
  /**
   * Adds bytes at `offset`; answers the new offset. What came before a source broke off is kept, and the refusal says "interrupted". CONFLICT/CHANGED_MEANWHILE
   * where the offset is not where the file ends, or another piece is on its way; "tooLarge" past the announced length.
   */
  append(owner: AccountId, id: string, offset: number, source: AsyncIterable<Uint8Array>): Promise<number>;
  /**
   * Has `take` make the outcome of a whole file from its bytes, and keeps it for a day in their place; one that was made before is answered again. What `take` refuses goes on, and the
   * bytes stay. CONFLICT/CHANGED_MEANWHILE while another call does the same, UNAVAILABLE where too many files are taken in at once: no more than a few are in memory.
   */
  finish(
    owner: AccountId,
    id: string,
    take: (file: { type: string; bytes: Buffer }) => Promise<unknown>,
  ): Promise<unknown>;
  /** Forgets it; may run twice. */
  remove(owner: AccountId, id: string): Promise<void>;
}

/** Unfinished uploads under a folder, created if missing: `<account>/<name>.{json,part,done}`. What nobody went on with for a day is removed. */
export async function openPartialUploads(root: string, now: Date): Promise<PartialUploads> {
  await mkdir(root, { recursive: true });
  for (const owner of await readdir(root)) await sweep(join(root, owner), now);
  const busy = new Set<string>();
  /** Of two that change one file at once the later is refused. */
  async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
    if (busy.has(path)) throw changedMeanwhile();
    busy.add(path);
    return work().finally(() => busy.delete(path));
  }
  const fileOf = (owner: AccountId, id: string, part: "json" | "part" | "done") =>
    join(root, owner, `${storageKeyOf(id)}.${part}`);

  async function find(owner: AccountId, id: string): Promise<PartialUpload> {
    const outcome = await readJson(fileOf(owner, id, "done"));
    if (outcome !== null) return { ...(outcome as PartialUpload) }; // `finish` wrote it
    const announced = await readJson(fileOf(owner, id, "json"));
    if (announced === null) throw notFound();
    const { size } = await stat(fileOf(owner, id, "part"));
    return { ...(announced as { type: string; length: number }), offset: size, outcome: null }; // `begin` wrote it
  }

  async function remove(owner: AccountId, id: string): Promise<void> {
    for (const part of ["json", "part", "done"] as const) await rm(fileOf(owner, id, part), { force: true });
  }

  return {
    find,
    remove,
    async begin(owner, file, at) {
      const folder = join(root, owner);
      await mkdir(folder, { recursive: true });
      await sweep(folder, at);
      const id = newStorageKey();
      // Counted with its own place taken: of many that begin at once none counts too few.
      await writeFile(fileOf(owner, id, "part"), "");
      const begun = (await readdir(folder)).filter((name) => name.endsWith(".part"));
      if (begun.length > mostBegun) {
        await remove(owner, id);
        throw new AppError("RATE_LIMITED", "TOO_MANY", { until: addDays(at, 1).toISOString() });
      }
      await writeFile(fileOf(owner, id, "json"), JSON.stringify(file));
      return id;
    },
    async append(owner, id, offset, source) {
      const path = fileOf(owner, id, "part");
      return alone(path, async () => {
        const upload = await find(owner, id);
        if (upload.outcome !== null || upload.offset !== offset) throw changedMeanwhile();
        const file = await open(path, "r+");
        try {
          return await writeAll(file, offset, upload.length, source);
        } finally {
          await file.close();
        }
      });
    },
    async finish(owner, id, take) {
      const path = fileOf(owner, id, "part");
      return alone(path, async () => {
        const { type, length, outcome: before } = await find(owner, id);
        if (before !== null) return before;
        const outcome = await inSlot(async () => take({ type, bytes: await readFile(path) }));
        await writeFile(fileOf(owner, id, "done"), JSON.stringify({ type, length, offset: length, outcome }));
        for (const part of ["json", "part"] as const) await rm(fileOf(owner, id, part), { force: true });
        return outcome;
      });
    },
  };
}

function changedMeanwhile(): AppError {
  return new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
}

async function writeAll(
  file: Awaited<ReturnType<typeof open>>,
  offset: number,
  length: number,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  let at = offset;
  const pieces = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      throw mediaRefusal("interrupted", null, error);
    });
    if (next.done) return at;
    if (at + next.value.length > length) throw mediaRefusal("tooLarge", megabytes(length));
    await file.write(next.value, 0, next.value.length, at);
    at += next.value.length;
  }
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function sweep(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < now.getTime() - abandonedAfterMs) await rm(path, { force: true });
  }
}
