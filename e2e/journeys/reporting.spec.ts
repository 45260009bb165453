import type { Page } from "@playwright/test";
import { cardWith, expect, publish, test } from "../fixtures/guiju";
import { obligation } from "../fixtures/obligation";

/** Two taps, the menu and its entry, and the form stands open; then the report is sent and its receipt read. */
async function reportByMenu(page: Page, menu: ReturnType<Page["locator"]>, entry: string): Promise<string> {
  await menu.click();
  await page.getByRole("menuitem", { name: entry }).click();
  return sendReport(page);
}

async function sendReport(page: Page): Promise<string> {
  await page.getByRole("radio", { name: "骚扰、辱骂、威胁" }).check();
  await page.getByRole("button", { name: "提交举报" }).click();
  await expect(page.getByText("已受理")).toBeVisible();
  return (
    (await page
      .getByText(/^R-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
      .first()
      .textContent()) ?? ""
  ).trim();
}

obligation(
  ["PUB-20.2-a", "MB-14.1-a"],
  "whoever is not signed in reports a post, a comment and a profile in two taps, or anything by its address",
  async ({ people }) => {
    const author = await people.as("nurse");
    const text = `巷口的路灯亮了 ${Date.now()}`;
    const address = await publish(author, text);
    await author.goto(address);
    await author.getByRole("textbox", { name: "写评论" }).fill("还挺亮的。");
    await author.getByRole("form", { name: "写评论" }).getByRole("button", { name: "发布" }).click();
    await expect(author.getByRole("article").getByText("还挺亮的。")).toBeVisible();

    const visitor = await people.visitor();
    await visitor.goto(address);
    const post = cardWith(visitor, text);
    const receipts = [await reportByMenu(visitor, post.getByRole("button", { name: "更多操作" }), "举报")];
    await visitor.getByRole("button", { name: "完成" }).click();
    const menu = visitor.getByRole("button", { name: "评论的更多操作" }).first();
    receipts.push(await reportByMenu(visitor, menu, "举报"));
    await visitor.getByRole("button", { name: "完成" }).click();
    await post.getByRole("link").first().click();
    await visitor.waitForURL(/\/u\//);
    const profile = visitor.url();
    const head = visitor.getByRole("main").getByRole("button", { name: "更多操作" }).first();
    receipts.push(await reportByMenu(visitor, head, "举报账号"));

    await visitor.goto("/report");
    await visitor.getByLabel("要举报的内容或账号").fill(profile);
    await visitor.getByRole("button", { name: "查找" }).click();
    receipts.push(await sendReport(visitor));

    expect(new Set(receipts).size).toBe(4);
    for (const receipt of receipts) {
      await visitor.goto("/report");
      await visitor.getByLabel("受理编号").fill(receipt.toLowerCase());
      await visitor.getByRole("button", { name: "查询进度" }).click();
      await expect(visitor.getByText("反馈期限")).toBeVisible();
    }
  },
);

obligation("PUB-20.2-a", "a page that needs no account states every way to report and appeal", async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.goto("/");
  await visitor.getByRole("link", { name: "举报与申诉" }).first().click();
  await expect(visitor.getByRole("heading", { name: "举报与申诉的方式" })).toBeVisible();
  for (const way of ["就地举报", "网页表单", "电话", "电子邮件", "国家举报中心"])
    await expect(visitor.getByRole("term").filter({ hasText: way })).toBeVisible();
  await expect(visitor.getByText(/12377/).first()).toBeVisible();
  await expect(visitor.getByText(/收到举报后 .*小时内/).first()).toBeVisible();
});

test("a wrong sign in a receipt number is noticed", async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.goto("/report/status?receipt=R-2222-2223");
  await expect(visitor.getByText("编号有误：校验位不对，请逐位核对。")).toBeVisible();
});
