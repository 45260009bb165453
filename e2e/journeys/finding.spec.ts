// Finding: by words, by topic and on the hot list, from which a person takes an entry away; kept posts; keys.
import { expect, test } from "@/e2e/fixtures/guiju";
import { isolated } from "@/server/shared/isolated";

const market = "周六早上七点开始，我带自己腌的萝卜";

test("finds a post by two characters and by its topic, keeps it, and moves by keys", async ({ people }) => {
  const page = await people.as("nurse", "/explore");
  await page.getByRole("searchbox", { name: "搜索帖子、用户和话题" }).fill("萝卜");
  await page.keyboard.press("Enter");
  const found = page.locator("main article").filter({ hasText: market });
  await expect(found).toBeVisible();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("found")?.size ?? 0)).toBeGreaterThan(0);

  await found.getByRole("link", { name: "#秋天的集市#" }).click();
  await expect(page.getByRole("heading", { name: `#${isolated("秋天的集市")}#` })).toBeVisible();
  await expect(page.locator("main article")).toHaveCount(4);

  const [follow, following] = [
    page.getByRole("button", { name: "关注", exact: true }),
    page.getByRole("button", { name: "已关注" }),
  ];
  await Promise.all([page.waitForResponse(/unfollowTopic/), following.click()]);
  await expect(follow).toBeVisible();
  await Promise.all([page.waitForResponse(/followTopic/), follow.click()]);
  await expect(following).toBeVisible();
  await page.goto("/topics");
  await expect(page.locator("main article").filter({ hasText: market })).toBeVisible();

  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await expect(page.getByRole("heading", { name: "收藏" })).toBeVisible();
  await expect(page.locator("main article").filter({ hasText: market })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("j");
  await page.keyboard.press("t");
  await expect(page.getByRole("menuitem", { name: "引用并评论" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/p\//);
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(page).toHaveURL(/\/u\/\d+$/);
});

test("finds people by the beginning of a word, and says which filter nothing can fit", async ({ people }) => {
  const page = await people.visitor();
  await page.goto("/search?kind=people&q=trans");
  await expect(page.getByRole("link", { name: "Mira Translates" }).first()).toBeVisible();
  await page.goto(`/search?q=${encodeURIComponent("萝卜")}&since=2026-13-45`);
  await expect(page.getByText(`“${isolated("2026-13-45")}”不是日历上的日期`)).toBeVisible();
  await page.goto(`/search?q=${encodeURIComponent("萝卜")}&from=99999999`);
  await expect(page.getByText(`没有叫“${isolated("99999999")}”的账号`)).toBeVisible();
  await page.getByRole("link", { name: "清除筛选" }).last().click();
  await expect(page.locator("main article").filter({ hasText: market })).toBeVisible();
});

test("orders home otherwise when asked to, says why of each post, and goes back in one step", async ({ people }) => {
  const page = await people.as("nurse", "/settings/home");
  await page.getByRole("button", { name: "改用互动优先" }).click();
  await expect(page.getByText("现在按“互动优先”排列。")).toBeVisible();
  await page.goto("/");
  const why = page.getByText(/你常和 TA 互动|人赞过、评论过或转发过|你关注的 \d+ 人赞过/);
  await expect(why.first()).toBeVisible();
  await page.getByRole("button", { name: "回到时间顺序" }).first().click();
  await expect(why).toHaveCount(0);
  await expect(page.locator("main article").first()).toBeVisible();
});

test("shows on the hot list what a person passed, loses what a person takes off, and gets back what is passed again", async ({
  people,
}) => {
  const visitor = await people.visitor();
  await visitor.goto("/explore");
  const list = visitor.locator("section").filter({ has: visitor.getByRole("heading", { name: "热榜" }) });
  const title = "跑步路线改到";
  await expect(list.getByText(title)).toBeVisible();

  const reviewer = await people.as("reviewer", "/desk/hot?state=passed");
  const row = reviewer.getByRole("row").filter({ hasText: title });
  await row.getByRole("button", { name: "撤下" }).click();
  const dialog = reviewer.getByRole("dialog");
  await dialog.getByRole("button", { name: "确认撤下" }).click();
  await expect(dialog.getByText("请填写这一项。").or(dialog.getByText("太短了，请补充。"))).toBeVisible();
  await dialog.getByLabel("理由").fill("活动已经结束");
  await dialog.getByRole("button", { name: "确认撤下" }).click();
  await expect(row).toHaveCount(0);

  await visitor.reload();
  await expect(list).toBeVisible();
  await expect(list.getByText(title)).toHaveCount(0);

  await reviewer.goto("/desk/hot?state=removed");
  await row.getByRole("button", { name: "通过" }).click();
  await dialog.getByLabel("理由").fill("活动改期了");
  await dialog.getByRole("button", { name: "确认通过" }).click();
  await expect(row).toHaveCount(0);
  await visitor.reload();
  await expect(list.getByText(title)).toBeVisible();
});
