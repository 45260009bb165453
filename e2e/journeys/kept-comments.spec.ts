import type { Page } from "@playwright/test";
import { isolated } from "@/server/shared/isolated";
import { expect, publish, test } from "../fixtures/guiju";
import { obligation } from "../fixtures/obligation";

/** Comments under a post, and waits until the comment stands there. */
async function comment(page: Page, address: string, words: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("textbox", { name: "写评论" }).fill(words);
  await page.getByRole("form", { name: "写评论" }).getByRole("button", { name: "发布" }).click();
  await expect(page.getByRole("article").getByText(words)).toBeVisible();
}

obligation(
  ["MB-10.2-b", "PUB-17.2-a"],
  "an author hides a comment with a reason; another browser loses it and reads how many, its writer asks the platform, and the platform brings it back",
  async ({ people }) => {
    const author = await people.as("nurse");
    const address = await publish(author, `夜班的茶泡好了 ${Date.now()}`);
    const writer = await people.as("mira");
    const words = `Tea for me too ${Date.now()}`;
    await comment(writer, address, words);

    const visitor = await people.visitor();
    await visitor.goto(address);
    await expect(visitor.getByText(words)).toBeVisible();
    await author.goto(address);
    await author.getByRole("button", { name: "评论的更多操作" }).click();
    await author.getByRole("menuitem", { name: "隐藏" }).click();
    // Nothing is proposed as the reason: it is what the writer is told.
    await author.getByRole("dialog").getByRole("button", { name: "隐藏" }).click();
    await expect(author.getByText("请先选择理由")).toBeVisible();
    await expect(visitor.getByText(words)).toBeVisible();
    await author.getByLabel("理由").selectOption("广告");
    await author.getByRole("dialog").getByRole("button", { name: "隐藏" }).click();
    // The open page loses it without being asked for again.
    await expect(visitor.getByText(words)).toBeHidden();
    await visitor.reload();
    await expect(visitor.getByText("1 条被作者隐藏")).toBeVisible();

    await writer.goto(address);
    await expect(writer.getByText(`理由：${isolated("广告")}`)).toBeVisible();
    await writer.getByRole("button", { name: "请平台查看" }).click();
    await expect(writer.getByText(/已请平台查看/)).toBeVisible();

    const reviewer = await people.as("reviewer", "/desk/looks");
    await reviewer.getByRole("button", { name: "查看内容" }).last().click();
    await expect(reviewer.getByText(words)).toBeVisible();
    await reviewer.getByLabel(/答复的理由/).fill("不是广告，予以恢复。");
    await reviewer.getByRole("button", { name: "恢复显示" }).click();
    await expect(visitor.getByText(words)).toBeVisible();
    await author.goto("/manage/comments");
    await expect(author.getByRole("main").getByText(words)).toBeVisible();
  },
);

test("an author works through the comments with the keyboard alone", async ({ people }) => {
  const author = await people.as("nurse");
  const address = await publish(author, `今天谁值夜班 ${Date.now()}`);
  const writer = await people.as("mira");
  const words = `Not me ${Date.now()}`;
  await comment(writer, address, words);

  await author.goto("/manage/comments?state=shown");
  const row = author.getByRole("listitem").filter({ hasText: words });
  await expect(row).toBeVisible();
  const chosen = author.getByText("已选 1");
  // The first press can come before the page listens.
  await expect(async () => {
    if (!(await chosen.isVisible())) await author.keyboard.press("x");
    await expect(chosen).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await author.keyboard.press("h");
  const reason = author.getByRole("combobox", { name: "隐藏理由" });
  await expect(reason).toBeFocused();
  await expect(reason).toHaveValue("");
  await author.keyboard.press("ArrowDown");
  await expect(reason).toHaveValue("abuse");
  await author.keyboard.press("Tab");
  await author.keyboard.press("Tab");
  await author.keyboard.press("Enter");
  await expect(row).toBeHidden();
  await author.goto("/manage/comments?state=hidden");
  await expect(row).toBeVisible();
  await expect(async () => {
    await author.keyboard.press("r");
    await expect(row).toBeHidden({ timeout: 3_000 });
  }).toPass();
});
