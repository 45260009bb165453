// On a slow line a page is drawn long before its code has come. What is typed, ticked and pressed by then counts, and nothing of it reaches an address.
import type { Page } from "@playwright/test";
import { addressOf, cardWith, expect, newName, test } from "@/e2e/fixtures/guiju";

test.use({ serviceWorkers: "block" });

/** Opens a page whose scripts wait until they are let through: all of them, or only those of parts that are loaded on their own; comes back when the first one waits. */
async function openWithoutScripts(page: Page, path: string, { of }: { of: "page" | "parts" }): Promise<() => void> {
  const html = of === "parts" ? await (await page.request.get(path)).text() : "";
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  const waits = new Promise<void>((done) => {
    page.route("**/_next/static/**/*.js", async (route) => {
      if (!html.includes(new URL(route.request().url()).pathname)) {
        done();
        await released;
      }
      await route.continue();
    });
  });
  await page.goto(path, { waitUntil: "commit" });
  await waits;
  return release;
}

test("a name and a number sent before the scripts came reach no address, and are sent once they are there", async ({
  people,
}) => {
  const page = await people.as("newcomer");
  const release = await openWithoutScripts(page, "/settings/identity", { of: "page" });
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await page.getByLabel("真实姓名").fill("不在册");
  await page.getByLabel("身份证号", { exact: true }).fill("110101190001010000");
  await page.getByRole("button", { name: "提交认证" }).click();
  release();
  await expect(page.getByText("校验位不对，请核对号码。")).toBeVisible();
  await expect(page.getByLabel("真实姓名")).toHaveValue("不在册");
  expect(addresses.filter((address) => address.includes("?"))).toEqual([]);
});

test("a poll is voted on with what was chosen before the scripts came", async ({ people }) => {
  const author = await people.as("mira");
  const text = newName("网很慢的一天");
  const release = await openWithoutScripts(author, "/", { of: "page" });
  await author.getByRole("textbox", { name: "发布新内容" }).fill(text);
  await author.getByLabel("谁可以看").selectOption({ label: "仅自己" });
  release();
  await expect(author.getByRole("button", { name: "发布", exact: true })).toBeEnabled();
  await expect(author.getByLabel("谁可以看")).toHaveValue("self");
  await author.getByLabel("谁可以看").selectOption({ label: "所有人" });
  await author.getByRole("form", { name: "发布新内容" }).getByRole("button", { name: "投票", exact: true }).click();
  await author.getByLabel("选项 1", { exact: true }).fill("走路");
  await author.getByLabel("选项 2", { exact: true }).fill("骑车");
  await author.getByRole("button", { name: "发布", exact: true }).click();
  const address = await addressOf(author, text);

  const voter = await people.as("nurse");
  const releaseVoter = await openWithoutScripts(voter, address, { of: "parts" });
  const card = cardWith(voter, text);
  await card.getByLabel("骑车").check();
  releaseVoter();
  await card.getByRole("button", { name: "投票" }).click();
  await expect(card.getByText("1 人已投票")).toBeVisible();
});

test("a button pressed before its part of the page came alive is pressed once that is there", async ({ people }) => {
  const page = await people.as("mira");
  const release = await openWithoutScripts(page, "/", { of: "parts" });
  await page.getByRole("form", { name: "发布新内容" }).getByRole("button", { name: "投票", exact: true }).click();
  release();
  await expect(page.getByLabel("选项 1", { exact: true })).toBeVisible();
});

for (const late of ["page", "parts"] as const) {
  test(`keys pressed before the scripts of the ${late} came do what they stand for, and nothing else`, async ({
    people,
  }) => {
    const page = await people.as("mira");
    const release = await openWithoutScripts(page, "/explore", { of: late });
    await expect(page.locator("main article").first()).toBeVisible();
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    release();
    await expect(page).toHaveURL("/bookmarks");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeVisible();
  });
}

test("a key pressed just as the shortcuts come follows the one that waited for them", async ({ people }) => {
  const page = await people.as("mira");
  await page.addInitScript(() => {
    const listen: typeof document.addEventListener = document.addEventListener.bind(document);
    const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    document.addEventListener = (
      type: string,
      listener: EventListener,
      options?: boolean | AddEventListenerOptions,
    ) => {
      // The shortcuts alone listen to keys without options: React, which hears of everything, has some.
      if (type === "keydown" && options === undefined) {
        press("g");
        queueMicrotask(() => press("b"));
      }
      listen(type, listener, options);
    };
  });
  await page.goto("/explore");
  await expect(page).toHaveURL("/bookmarks");
});
