// Language and appearance: changed in place, remembered, and nothing typed is lost.
import { expect, test } from "@/e2e/fixtures/guiju";

test("changes the language in place, keeps what is typed, and remembers", async ({ people }) => {
  const page = await people.as("nurse");
  const composer = page.locator("form textarea").first();
  await composer.fill("写到一半");
  await page.getByRole("button", { name: "语言：中文。切换到 English" }).click();
  await expect(page.getByRole("button", { name: "Language: English. Switch to 中文" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(composer).toHaveValue("写到一半");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Language: English. Switch to 中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await composer.fill("");
});

test("goes round system, light and dark, and the server renders the choice", async ({ people }) => {
  const page = await people.visitor();
  await page.goto("/");
  await page.getByRole("button", { name: "外观：跟随系统" }).click();
  await page.getByRole("button", { name: "外观：浅色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "外观：深色" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
});

test("shows the other theme at once to whoever wants no motion", async ({ people }) => {
  const page = await people.visitor();
  await page.goto("/sign-in");
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const colours = () =>
    page.evaluate(() => [...document.querySelectorAll("a, button, h1")].map((part) => getComputedStyle(part).color));
  const light = await colours();
  await page.emulateMedia({ colorScheme: "dark" });
  const first = await colours();
  expect(first.filter((colour, at) => colour === light[at])).toEqual([]);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await colours()).toEqual(first);
});
