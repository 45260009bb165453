// An open page outlives its network, and the session that it was drawn in. What was written stays; nothing goes out that nobody meant.
import { addressOf, cardWith, cast, expect, newName, publish, signInAs, test } from "@/e2e/fixtures/guiju";

test("without a network the page stays and says what was not done; once it is back, all of it can be done", async ({
  people,
}) => {
  const page = await people.as("nurse");
  const address = await publish(page, newName("断网之前"));
  await page.goto("/");
  const text = newName("断网的时候写的");
  const field = page.getByRole("textbox", { name: "发布新内容" });
  await field.fill(text);
  await page.context().setOffline(true);
  const card = page.locator(`article:has(a[href="${address}"])`);
  await card.getByRole("button", { name: "赞" }).click();
  const away = page.getByText("没有网络，这一步还没有发出去。");
  await expect(away).toBeVisible();
  await expect(card.getByRole("button", { name: "赞" })).toHaveAttribute("aria-pressed", "false");
  await card.getByRole("button", { name: "更多操作" }).click();
  await expect(page.getByText("页面的一部分还没加载出来")).toBeVisible();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByRole("form", { name: "发布新内容" }).getByRole("alert")).toContainText("还在这里");
  await expect(field).toHaveValue(text);

  await page.context().setOffline(false);
  await expect(page.getByRole("menuitem", { name: "复制链接" })).toBeVisible();
  await expect(away).toHaveCount(0);
  await expect(page.getByText("页面的一部分还没加载出来")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await addressOf(page, text);
});

test("nothing goes out from a page in the name of somebody who signed in in another tab since", async ({ people }) => {
  const page = await people.as("nurse", "/", { anew: true });
  const text = newName("两个标签页");
  const field = page.getByRole("textbox", { name: "发布新内容" });
  const [other, old] = [await page.context().newPage(), await page.context().newPage()];
  await old.goto("/me");
  await other.goto("/me");
  await other.getByRole("button", { name: "退出登录" }).click();
  await other.waitForURL("/");
  await signInAs(other, cast.mira);

  // Signing out where somebody else is signed in by now ends nobody's session.
  await old.getByRole("dialog", { name: "登录状态已结束" }).getByRole("button", { name: "关闭" }).click();
  await old.getByRole("button", { name: "退出登录" }).click();
  await expect(old.getByText("这一页不是为现在登录的账号打开的")).toBeVisible();
  await other.goto("/me");
  await expect(other.getByRole("main")).toContainText(cast.mira);

  const ended = page.getByRole("dialog", { name: "登录状态已结束" });
  await expect(ended.getByRole("button", { name: "重新打开" })).toBeVisible();
  await ended.getByRole("button", { name: "关闭" }).click();
  await field.fill(text);
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByText("这一页不是为现在登录的账号打开的")).toBeVisible();
  await expect(field).toHaveValue(text);

  await page.getByRole("button", { name: "重新打开" }).click();
  await expect(field).toHaveValue("");
  await expect(cardWith(page, text)).toHaveCount(0);
  await page.goto("/drafts");
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByText(text)).toHaveCount(0);

  // It is still there for the one who wrote it.
  await page.context().clearCookies();
  await signInAs(page, cast.nurse);
  await expect(field).toHaveValue(text);
  await field.fill("");
});

test("the desk says that its session has ended, and what was typed there stays", async ({ people }) => {
  const page = await people.as("officer", "/desk/rules/new", { anew: true });
  const field = page.getByLabel("中文名称");
  await field.fill("写了一半的规则");
  const other = await page.context().newPage();
  await other.goto("/me");
  await other.getByRole("button", { name: "退出登录" }).click();
  await other.waitForURL("/");

  const ended = page.getByRole("dialog", { name: "登录状态已结束" });
  await expect(ended.getByRole("link", { name: "重新登录" })).toBeVisible();
  await ended.getByRole("button", { name: "关闭" }).click();
  await expect(field).toHaveValue("写了一半的规则");
});
