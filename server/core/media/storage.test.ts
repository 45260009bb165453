import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newStorageKey, openDiskStorage, storageKeyOf } from "@/server/core/media/storage";

const today = new Date("2026-03-01T00:00:00Z");
const notFound = { refusal: { kind: "NOT_FOUND", reason: "NOT_FOUND", params: {} } };
const away = { refusal: { kind: "UNAVAILABLE", reason: "PROVIDER_AWAY", params: { provider: "storage" } } };

let root: string;
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), "guiju-media-")), "media");
});
afterEach(() => rm(join(root, ".."), { recursive: true, force: true }));

describe("disk storage", () => {
  test("gives back what it was given, whole and in part", async () => {
    const storage = await openDiskStorage(root, today);
    const key = newStorageKey();
    await storage.put(key, Buffer.from("0123456789"));
    const whole = await storage.get(key);
    expect([whole.size, (await buffer(whole.stream)).toString()]).toEqual([10, "0123456789"]);
    const part = await storage.get(key, { start: 2, end: 4 });
    expect([part.size, (await buffer(part.stream)).toString()]).toEqual([10, "234"]);
    expect(await readFile(join(root, key.slice(0, 2), key.slice(2, 4), key), "utf8")).toBe("0123456789");
    expect(await readdir(join(root, "incoming"))).toEqual([]);
  });

  test("many files written at once are all there", async () => {
    const storage = await openDiskStorage(root, today);
    const keys = Array.from({ length: 20 }, newStorageKey);
    await Promise.all(keys.map((key) => storage.put(key, Buffer.from(key))));
    for (const key of keys) expect((await buffer((await storage.get(key)).stream)).toString()).toBe(key);
  });

  test("a removed file is gone, and removing it again is no error", async () => {
    const storage = await openDiskStorage(root, today);
    const key = newStorageKey();
    await storage.put(key, Buffer.from("x"));
    await storage.remove(key);
    await storage.remove(key);
    await expect(storage.get(key)).rejects.toMatchObject(notFound);
  });

  test("only our own keys are keys", () => {
    expect(storageKeyOf("0123456789abcdef0123456789abcdef")).toHaveLength(32);
    for (const value of [
      "",
      "../../etc/passwd",
      "0123456789ABCDEF0123456789ABCDEF",
      "0123456789abcdef0123456789abcdef/x",
    ]) {
      expect(() => storageKeyOf(value)).toThrow(expect.objectContaining(notFound));
    }
  });

  test("a folder that cannot be made is said at opening", async () => {
    await writeFile(join(root, "..", "file"), "");
    await expect(openDiskStorage(join(root, "..", "file", "media"), today)).rejects.toMatchObject(away);
  });

  test("a disk that went away is unavailable, not empty", async () => {
    const storage = await openDiskStorage(root, today);
    const key = newStorageKey();
    await storage.put(key, Buffer.from("x"));
    await rm(root, { recursive: true });
    await expect(storage.put(newStorageKey(), Buffer.from("y"))).rejects.toMatchObject(away);
    await expect(storage.get(key)).rejects.toMatchObject(away);
  });

  test("what a dead process left half-written is cleared after a day", async () => {
    await openDiskStorage(root, today);
    const [old, fresh] = [join(root, "incoming", "old"), join(root, "incoming", "fresh")];
    await Promise.all([writeFile(old, "half"), writeFile(fresh, "half")]);
    await utimes(old, today, new Date("2026-02-27T00:00:00Z"));
    await utimes(fresh, today, new Date("2026-02-28T12:00:00Z"));
    await openDiskStorage(root, today);
    expect(await readdir(join(root, "incoming"))).toEqual(["fresh"]);
  });
});
