// The database goes away and comes back under a running server, as people in their browsers see it. The server is a second one on the demo's database, behind a
// wire that the test cuts.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "@playwright/test";
import { type EmbeddedDatabase, startEmbedded } from "@/db/embedded";
import { cardWith, cast, expect, signInAs, test } from "@/e2e/fixtures/guiju";
import { layWire, type Wire } from "@/server/testing/wire";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dataFolder = `${root}.guiju/e2e`;

let database: EmbeddedDatabase;
let wire: Wire;
let server: ChildProcess;
let origin: string;

test.beforeAll(async () => {
  database = await startEmbedded(dataFolder);
  wire = await layWire(database.url);
  const port = await freePort();
  origin = `http://localhost:${port}`;
  server = spawn(process.execPath, ["dist/server.mjs"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      GUIJU_DATA: dataFolder,
      GUIJU_URL: origin,
      GUIJU_ROLE: "web",
      DATABASE_URL: wire.url,
      DIRECT_URL: "",
    },
  });
  await expect.poll(() => statusOf("/ready"), { timeout: 60_000 }).toBe(200);
});
test.afterAll(async () => {
  const ended = once(server, "exit");
  server.kill("SIGKILL"); // without its database it could not say goodbye
  await ended;
  await wire.cut();
  await database.stop();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

/** The status of an address; 0 while nobody answers. */
const statusOf = (path: string) =>
  fetch(origin + path).then(
    ({ status }) => status,
    () => 0,
  );

/** A browser of its own, which thinks of the second server as home. */
async function visitor(browser: Browser, locale?: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin });
  if (locale) await context.addCookies([{ name: "locale", value: locale, url: origin }]);
  return context.newPage();
}

test("the database goes away and comes back, and the same server goes on", async ({ browser }) => {
  const reader = await visitor(browser);
  await reader.goto("/explore");
  await expect(reader.getByRole("article").first()).toBeVisible();
  const stranger = await visitor(browser, "en");
  const writer = await visitor(browser);
  await signInAs(writer, cast.nurse);
  const text = `断线前写到一半的话 ${Date.now().toString(36)}`;
  await writer.getByRole("textbox", { name: "发布新内容" }).fill(text);

  await wire.cut();

  await expect.poll(() => statusOf("/ready")).toBe(503);
  expect(await statusOf("/health")).toBe(200);
  for (const [page, what, again] of [
    [reader, "服务暂时不可用", "重新打开"],
    [stranger, "The service is not available for now", "Open again"],
  ] as const) {
    const answer = await page.goto("/explore");
    expect(answer?.status()).toBe(503);
    expect(answer?.headers()["retry-after"]).toBe("5");
    await expect(page.getByRole("heading")).toHaveText(what);
    await expect(page.getByRole("link")).toHaveText(again);
    await expect(page.locator("body")).not.toContainText(/postgres|ECONN|127\.0\.0\.1|Error/i);
  }
  await writer.getByRole("button", { name: "发布", exact: true }).click();
  await expect(writer.getByText("服务暂时不可用").first()).toBeVisible();
  await expect(writer.getByRole("textbox", { name: "发布新内容" })).toHaveValue(text);

  await wire.mend();

  await reader.getByRole("link", { name: "重新打开" }).click();
  await expect(reader.getByRole("article").first()).toBeVisible();
  await writer.getByRole("button", { name: "发布", exact: true }).click();
  await expect(cardWith(writer, text)).toBeVisible();
  expect(server.exitCode).toBeNull();
  for (const page of [reader, stranger, writer]) await page.context().close();
});

test("no page takes more than twelve statements", async ({ browser }) => {
  const anonymous = await visitor(browser);
  const nurse = await visitor(browser);
  await signInAs(nurse, cast.nurse);
  await anonymous.goto("/explore");
  const hrefs = await anonymous
    .locator('a[href^="/p/"], a[href^="/u/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("#")[0] ?? "/"));
  const first = (start: string) => hrefs.find((href) => href.startsWith(start)) ?? "/";
  const open = [
    "/",
    "/explore",
    first("/p/"),
    first("/u/"),
    "/sign-in",
    "/compliance",
    "/transparency",
    "/records",
    "/report",
  ];
  const own = [
    "/",
    "/explore",
    first("/p/"),
    first("/u/"),
    "/notifications",
    "/settings",
    "/settings/security",
    "/standing",
  ];
  const most: string[] = [];
  for (const [page, paths] of [
    [anonymous, open],
    [nurse, own],
  ] as const) {
    for (const path of paths) {
      const counts: number[] = [];
      for (let visit = 0; visit < 3; visit += 1) {
        const before = wire.statements();
        await (await page.request.get(path)).body();
        counts.push(wire.statements() - before);
      }
      // The least of three: now and then the listening connection asks for a sign of life.
      if (Math.min(...counts) > 12) most.push(`${Math.min(...counts)} ${path}`);
    }
  }
  expect(most).toEqual([]);
  for (const page of [anonymous, nurse]) await page.context().close();
});
