// What readers see while an author edits and deletes.
import type { Request } from "@playwright/test";
import { cardWith, expect, newName, publish, test } from "@/e2e/fixtures/guiju";
import { obligation } from "@/e2e/fixtures/obligation";

/** A harmless sentence with words that a rule must hold for a person. */
const heldWords = "等着挨刀";

obligation("MB-12.1-a", "holds a doubtful edit, and others go on reading the old words", async ({ people }) => {
  const author = await people.as("mira");
  const before = `${newName("白菜")}今天也没有卷心。`;
  const after = `${before}隔壁那棵还不知道自己${heldWords}。`;
  const address = await publish(author, before);
  const reader = await people.visitor();
  await reader.goto(address);
  await expect(cardWith(reader, before)).toBeVisible();

  await author.goto(address);
  await author.getByRole("button", { name: "更多操作" }).click();
  await author.getByRole("menuitem", { name: "编辑" }).click();
  await author.getByLabel("编辑内容").fill(after);
  await author.getByRole("button", { name: "保存" }).click();
  await expect(author.getByText("待审核的修改")).toBeVisible();
  await expect(author.getByText(after)).toBeVisible();

  await reader.reload();
  await expect(cardWith(reader, before)).toBeVisible();
  await expect(reader.getByText(heldWords)).toHaveCount(0);
});

test("takes a deleted post off a page that somebody else has open", async ({ people }) => {
  const author = await people.as("mira");
  const text = `${newName("雾")}散了就删。`;
  const address = await publish(author, text);
  const reader = await people.as("nurse", address);
  await expect(cardWith(reader, text)).toBeVisible();

  await author.goto(address);
  await author.getByRole("button", { name: "更多操作" }).click();
  await author.getByRole("menuitem", { name: "删除" }).click();
  await author.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await expect(reader.getByText(text)).toHaveCount(0);
});

test("a tab that nobody looks at gives its stream back, and is true again when it is looked at", async ({ people }) => {
  const author = await people.as("mira");
  const text = `${newName("雨")}停了就删。`;
  const address = await publish(author, text);
  const reader = await people.as("nurse");
  await reader.clock.install();
  const show = (hidden: boolean) =>
    reader.evaluate((to) => {
      Object.defineProperty(document, "hidden", { value: to, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  const isStream = (request: Request) => request.url().includes("/live?");
  await Promise.all([reader.waitForRequest(isStream), reader.goto(address)]);
  await expect(cardWith(reader, text)).toBeVisible();

  await show(true);
  await Promise.all([reader.waitForEvent("requestfailed", isStream), reader.clock.fastForward(10_000)]);
  await author.goto(address);
  await author.getByRole("button", { name: "更多操作" }).click();
  await author.getByRole("menuitem", { name: "删除" }).click();
  await Promise.all([
    author.waitForResponse(/deletePost/),
    author.getByRole("dialog").getByRole("button", { name: "删除" }).click(),
  ]);
  await show(false);
  await expect(reader.getByText(text)).toHaveCount(0);
});
