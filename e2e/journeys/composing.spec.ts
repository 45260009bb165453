// What a post carries, and when: pictures in their order, a poll, a draft that follows, a time to publish.
import { addressOf, cardWith, cast, expect, newName, publish, test } from "../fixtures/guiju";
import { obligation } from "../fixtures/obligation";
import { testPicture } from "../fixtures/picture";

test("a draft with pictures and a poll follows to another browser, is published there, and is voted on", async ({
  people,
}) => {
  const text = newName("周末去哪里");
  const here = await people.as("mira");
  const form = here.getByRole("form", { name: "发布新内容" });
  await form.getByRole("textbox", { name: "发布新内容" }).fill(text);
  await expect(form.getByRole("button", { name: "发布", exact: true })).toBeEnabled();
  const pictures = [await testPicture("one"), await testPicture("two")];
  await here.locator('input[type="file"]').first().setInputFiles(pictures);
  await here.getByLabel("图片 1 的描述").fill("第一张");
  await here.getByRole("button", { name: "第 1 张图片的位置，共 2 张" }).focus();
  await here.keyboard.press("ArrowDown");
  await expect(here.getByLabel("图片 2 的描述")).toHaveValue("第一张");
  await form.getByRole("button", { name: "投票", exact: true }).click();
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

test("a quote carries what a post does, is kept where its dialog is closed, and loses no word when what it quotes is gone", async ({
  people,
}) => {
  const quoted = newName("值得引用的话");
  const author = await people.as("mira");
  const address = await publish(author, quoted);
  const handle = await cardWith(author, quoted).locator('a[href^="/u/"]').first().getAttribute("href");

  // Its text opens a post, as its time does; selecting words does not, nor the click that ends it.
  const here = await people.as("nurse", handle ?? "");
  const words = cardWith(here, quoted).getByText(quoted);
  await expect(words).toHaveCSS("cursor", "pointer");
  const { x, y, height } = (await words.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  await here.mouse.move(x + 3, y + height / 2);
  await here.mouse.down();
  await here.mouse.move(x + 60, y + height / 2, { steps: 4 });
  await here.mouse.up();
  expect(await here.evaluate(() => getSelection()?.toString())).not.toBe("");
  await words.click();
  expect(new URL(here.url()).pathname).toBe(handle);
  const tab = here.context().waitForEvent("page");
  await words.click({ button: "middle" });
  await (await tab).waitForURL(address);
  await words.click();
  await here.waitForURL(address);

  const dialog = here.getByRole("dialog", { name: "引用并评论" });
  const text = dialog.getByRole("textbox", { name: "你想说什么？" });
  async function quote() {
    await cardWith(here, quoted).getByRole("button", { name: /^转发/ }).click();
    await here.getByRole("menuitem", { name: "引用并评论" }).click();
    await expect(text).toBeFocused();
  }
  await quote();
  const first = newName("带图的引用");
  await text.fill(first);
  await dialog.locator('input[type="file"]').setInputFiles([await testPicture("quote")]);
  await dialog.getByLabel("图片 1 的描述").fill("一张图");
  await dialog.getByRole("button", { name: "内容声明" }).click();
  await dialog.getByLabel("虚构演绎").check();
  await expect(dialog.getByText("已存草稿")).toBeVisible();
  await here.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await quote();
  await expect(text).toHaveValue(first);
  await expect(dialog.getByLabel("图片 1 的描述")).toHaveValue("一张图");
  await expect(dialog.getByLabel("虚构演绎")).toBeChecked();
  await text.press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  await author.goto(`${address}/quotes`);
  const card = cardWith(author, first);
  await expect(card.getByText("虚构演绎")).toBeVisible();
  await expect(card.getByRole("button", { name: "一张图" })).toBeVisible();
  await expect(card.getByText(quoted)).toBeVisible();

  await quote();
  const second = newName("没写完的引用");
  await text.fill(second);
  await expect(dialog.getByText("已存草稿")).toBeVisible();
  const there = await people.as("nurse", "/drafts");
  const draft = there.getByRole("listitem").filter({ hasText: second });
  await expect(draft.getByText(quoted)).toBeVisible();
  await draft.getByRole("link", { name: "继续写" }).click();
  const form = there.getByRole("form", { name: "发布新内容" });
  await expect(form.getByText(quoted)).toBeVisible();

  await author.goto(address);
  await cardWith(author, quoted).getByRole("button", { name: "更多操作" }).click();
  await author.getByRole("menuitem", { name: "删除" }).click();
  await author.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await expect(form.getByText("引用的内容现在看不到了：")).toBeVisible();
  await form.getByRole("button", { name: "发布", exact: true }).click();
  await expect(form.getByRole("alert")).toContainText("你写的都还在");
  await expect(form.getByRole("textbox", { name: "发布新内容" })).toHaveValue(second);
  await form.getByRole("button", { name: "去掉引用" }).click();
  await form.getByRole("button", { name: "发布", exact: true }).click();
  await expect(cardWith(there, second)).toBeVisible();
});

test("somebody is put into a circle from their page, and is in it from then on", async ({ people }) => {
  const page = await people.as("nurse", "/explore");
  await page.getByRole("article").getByRole("link", { name: cast.mira, exact: true }).first().click();
  await expect(page.getByRole("heading", { name: cast.mira })).toBeVisible();
  const circle = page.getByRole("dialog").getByRole("checkbox", { name: /夜宵/ });
  async function open() {
    await page.getByRole("button", { name: "更多操作" }).first().click();
    await page.getByRole("menuitem", { name: "加入圈子" }).click();
    await expect(circle).toBeVisible();
  }
  await open();
  const wasIn = await circle.isChecked();
  await circle.setChecked(!wasIn);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "完成" }).click();
  await open();
  await expect(circle).toBeChecked({ checked: !wasIn });
});

obligation("MB-07.1-c", "somebody who is not verified yet cannot plan a post, and reads why", async ({ people }) => {
  const page = await people.as("newcomer");
  await page.getByRole("textbox", { name: "发布新内容" }).fill(newName("以后再说"));
  await page.getByRole("button", { name: "定时发布" }).click();
  await page.getByLabel("发布时间").fill("2099-01-01T08:00");
  const form = page.getByRole("form", { name: "发布新内容" });
  // The one that opened the field stands before it.
  await form.getByRole("button", { name: "定时发布", exact: true }).last().click();
  await expect(form.getByRole("alert").first()).toContainText("实名");
});

test("what is planned stays planned where it is opened again", async ({ people }) => {
  const page = await people.as("mira", "/drafts");
  await page
    .getByRole("listitem")
    .filter({ hasText: "早上好。今天的一句" })
    .getByRole("link", { name: "继续写" })
    .click();
  const form = page.getByRole("form", { name: "发布新内容" });
  for (const turn of ["opened", "reloaded"]) {
    await expect(form.getByLabel("发布时间"), turn).toHaveValue(/^\d{4}-/);
    await expect(form.getByRole("button", { name: "发布", exact: true }), turn).toHaveCount(0);
    await page.reload();
  }
});
