// What a browser must load before it can use a page, counted from the page as it is served.
import { gzipSync } from "node:zlib";

/** Files and gzipped bytes of the scripts that the page at `path` names; those for browsers without modules are left out. */
export async function firstLoad(
  path: string,
  get: (path: string) => Promise<Buffer>,
): Promise<{ files: number; bytes: number }> {
  const html = (await get(path)).toString();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const addresses = [...new Set(tags.map(([, address]) => address ?? ""))];
  const sizes = await Promise.all(addresses.map(async (address) => gzipSync(await get(address), { level: 9 }).length));
  return { files: addresses.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
