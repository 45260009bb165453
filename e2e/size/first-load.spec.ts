// What a browser loads before it can use the home page, counted from the build as the server serves it.
import { gzipSync } from "node:zlib";
import { cast, expect, signInAs, test } from "@/e2e/fixtures/guiju";

/** Kilobytes (of 1,024 bytes) of JavaScript, gzipped, at most. */
const budget = 150;

test("the home page loads no more JavaScript than its budget", async ({ people }) => {
  const page = await people.visitor();
  await signInAs(page, cast.nurse);
  const html = await (await page.request.get("/")).text();
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const addresses = [...new Set(scripts.map(([, address]) => address ?? ""))];
  const sizes = await Promise.all(
    addresses.map(async (address) => gzipSync(await (await page.request.get(address)).body(), { level: 9 }).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  expect(addresses.length).toBeGreaterThan(0);
  expect(total, `${addresses.length} files`).toBeLessThanOrEqual(budget);
});
