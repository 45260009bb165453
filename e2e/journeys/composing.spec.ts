// What a post carries, and when: pictures in their order, a poll, a draft that follows, a time to publish.
import { addressOf, cardWith, expect, newName, test } from "../fixtures/guiju";
import { obligation } from "../fixtures/obligation";
import { testPicture } from "../fixtures/picture";

test("a draft with pictures and a poll follows to another browser, is published there, and is voted on", async ({
  people,
}) => {
  const text = newName("周末去哪里");
  const here = await people.as("mira");
  await here.getByRole("textbox", { name: "发布新内容" }).fill(text);
  const pictures = [await testPicture("one"), await testPicture("two")];
  await here.locator('input[type="file"]').first().setInputFiles(pictures);
  await here.getByLabel("图片 1 的描述").fill("第一张");
  await here.getByRole("button", { name: "第 1 张图片的位置，共 2 张" }).focus();
  await here.keyboard.press("ArrowDown");
  await expect(here.getByLabel("图片 2 的描述")).toHaveValue("第一张");
  await here.getByRole("button", { name: "投票", exact: true }).click();
  await here.getByLabel("选项 1", { exact: true }).fill("海边");
  await here.getByLabel("选项 2", { exact: true }).fill("山里");
  await expect(here.getByText("已存草稿")).toBeVisible();

  const there = await people.as("mira", "/drafts");
  await there.getByRole("listitem").filter({ hasText: text }).getByRole("link", { name: "继续写" }).click();
  await expect(there.getByRole("textbox", { name: "发布新内容" })).toHaveValue(text);
  await expect(there.getByLabel("图片 2 的描述")).toHaveValue("第一张");
  await there.getByRole("button", { name: "发布", exact: true }).click();
  const address = await addressOf(there, text);
  await there.goto("/drafts");
  await expect(there.getByText(text)).toHaveCount(0);
  await here.getByRole("button", { name: "发布", exact: true }).click();
  await expect(here.getByRole("form", { name: "发布新内容" }).getByRole("alert")).toContainText("这份草稿已经不在了");

  const voter = await people.as("nurse", address);
  const card = cardWith(voter, text);
  await expect(card.getByText("投票后可见结果")).toBeVisible();
  await card.getByLabel("山里").check();
  await card.getByRole("button", { name: "投票" }).click();
  await expect(card.getByText("1 人已投票")).toBeVisible();
  await expect(card.getByText("100%")).toBeVisible();
});

obligation("MB-07.1-c", "somebody who is not verified yet cannot plan a post, and reads why", async ({ people }) => {
  const page = await people.as("newcomer");
  await page.getByRole("textbox", { name: "发布新内容" }).fill(newName("以后再说"));
  await page.getByRole("button", { name: "定时发布" }).click();
  await page.getByLabel("发布时间").fill("2099-01-01T08:00");
  const form = page.getByRole("form", { name: "发布新内容" });
  // Beside the field; the one that opened it stands below.
  await form.getByRole("button", { name: "定时发布", exact: true }).first().click();
  await expect(form.getByRole("alert").first()).toContainText("实名");
});
