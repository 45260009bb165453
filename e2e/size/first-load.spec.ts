// What a browser loads before it can use the home page, counted from the build as the server serves it.
import { cast, expect, signInAs, test } from "@/e2e/fixtures/guiju";
import { firstLoad } from "@/server/bench/first-load";

/** Bytes of JavaScript, gzipped, at most. */
const budget = 150_000;

test("the home page loads no more JavaScript than its budget", async ({ people }) => {
  const page = await people.visitor();
  await signInAs(page, cast.nurse);
  const { files, bytes } = await firstLoad("/", async (path) => (await page.request.get(path)).body());
  expect(files).toBeGreaterThan(0);
  expect(bytes, `${files} files`).toBeLessThanOrEqual(budget);
});
