// What belongs to everybody, also under a measure: one's standing, a copy of everything, and the way out and back.
import { expect, newName, signUp, test } from "@/e2e/fixtures/guiju";
import { obligation } from "@/e2e/fixtures/obligation";

test("takes everything along, closes the account out of sight of others, and takes it up again", async ({ people }) => {
  const page = await people.visitor();
  const name = newName("要走的人");
  await signUp(page, name);
  await page.goto("/settings/data");
  await page.getByRole("button", { name: "制作一份副本" }).click();
  await expect(page.getByText("排队中").or(page.getByText("制作中")).or(page.getByText("可以下载"))).toBeVisible();

  const me = await (await page.request.get("/api/trpc/accounts.me?input=%7B%7D")).json();
  const profile = `/u/${me.result.data.account.handle}`;
  const other = await people.visitor();
  await other.goto(profile);
  await expect(other.getByRole("heading", { name })).toBeVisible();
  await page.getByRole("button", { name: "注销账号" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "注销账号" }).click();
  await expect(page.getByRole("button", { name: "撤回注销" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name })).toHaveCount(0);
  await page.goto(profile); // it is out of sight: where it went is said instead
  await page.getByRole("button", { name: "撤回注销" }).click();
  await expect(page.getByRole("button", { name: "注销账号" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name })).toBeVisible();

  const download = page.getByRole("link", { name: /^下载/ });
  // Begun with the next turn of the jobs, of which there are six a minute.
  await expect(download).toBeVisible({ timeout: 60_000 });
  const file = await page.request.get((await download.getAttribute("href")) ?? "");
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, "application/zip"]);
  const stolen = await other.request.get((await download.getAttribute("href")) ?? "");
  expect(stolen.status()).toBe(401);
});

obligation(
  "MB-09.1-a",
  "shows each account its level with its reasons, and everybody the table",
  async ({ people }) => {
    const page = await people.as("flea", "/standing");
    await expect(page.getByRole("heading", { name: "我的级别" })).toBeVisible();
    await expect(page.getByText("由什么算出")).toBeVisible();
    await page.getByRole("link", { name: "查看分级规则" }).click();
    await expect(page.getByRole("heading", { name: "账号分级", level: 1 })).toBeVisible();
    const visitor = await people.visitor();
    await visitor.goto("/levels");
    await expect(visitor.getByRole("table", { name: "级别" })).toBeVisible();
  },
);
