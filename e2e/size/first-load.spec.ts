// What a browser loads before it can use the home page, counted from the build as the server serves it.
import { cast, expect, signInAs, test } from "@/e2e/fixtures/guiju";
import { firstLoad } from "@/server/bench/first-load";

/** Bytes of JavaScript, gzipped, at most: 150 kB of 1,024, of which Next and React are about 140. */
const budget = 150 * 1024;

test("the home page loads no more JavaScript than its budget", async ({ people }) => {
  const page = await people.visitor();
  await signInAs(page, cast.nurse);
  const { files, bytes } = await firstLoad("/", async (path) => (await page.request.get(path)).body());
  expect(files).toBeGreaterThan(0);
  expect(bytes, `${files} files`).toBeLessThanOrEqual(budget);
});
