// A verified mark from the application to the badge, and what a change of name does to it; names that nobody takes.
import type { Page } from "@playwright/test";
import { ask, expect, newName, signUp, verifyIdentity } from "@/e2e/fixtures/guiju";
import { newResidentNumber } from "@/e2e/fixtures/invented";
import { obligation } from "@/e2e/fixtures/obligation";
import { testPicture } from "@/e2e/fixtures/picture";

const proven = "陶小铃";
const words = "琴台路手艺人";

obligation(
  ["MB-08.1-a", "MB-10.1-a", "MB-10.1-c"],
  "a person shows evidence, a reviewer holds it against the claim and grants the mark; a new name takes it off until it is checked again, and nobody takes a name that looks like it",
  async ({ people }) => {
    const name = newName("风铃书屋");
    const applicant = await people.visitor();
    await signUp(applicant, name);
    await verifyIdentity(applicant, proven, newResidentNumber());
    const { account } = await ask<{ account: { handle: string } }>(applicant, "accounts.me", {});
    const profile = `/u/${account.handle}`;
    const reader = await people.visitor();
    const badge = reader.getByRole("main").getByRole("link", { name: words });

    await applyFor(applicant);
    await reader.goto(profile);
    await expect(reader.getByRole("heading", { name })).toBeVisible();
    await expect(badge).toHaveCount(0);

    const reviewer = await people.as("reviewer");
    const evidence = await grant(reviewer, name);
    expect((await reader.request.get(evidence)).status()).toBe(404);
    expect((await reviewer.request.get(evidence)).status()).toBe(404); // decided: there is nothing to look at any more

    await reader.reload();
    await badge.click();
    await expect(reader.getByText(/^标识有效/)).toBeVisible();
    await expect(reader.getByText("在职证明")).toBeVisible();

    const other = await people.as("nurse", "/settings");
    const taken = name.replace("铃书", "鈴書").toUpperCase();
    await rename(other, taken);
    await expect(other.getByText("已有人用了这个昵称或看起来一样的昵称，请换一个。")).toBeVisible();
    await expect(other.getByLabel("昵称")).toHaveValue(taken);

    const renamed = newName("檐下书屋");
    await applicant.goto("/settings");
    await rename(applicant, renamed);
    await expect(applicant.getByText("已保存")).toBeVisible();
    await reader.reload();
    await expect(reader.getByText(/标识已失效：改名后失效/)).toBeVisible();
    await reader.goto(profile);
    await expect(reader.getByRole("heading", { name: renamed })).toBeVisible();
    await expect(badge).toHaveCount(0);
    await reader.getByRole("link", { name: "曾用名" }).click();
    await expect(reader.getByRole("listitem").filter({ hasText: name })).toBeVisible();

    await applyFor(applicant);
    await grant(reviewer, renamed);
    await reader.goto(profile);
    await expect(badge).toBeVisible();
  },
);

/** Fills the application in: what one is, and a document that says so. */
async function applyFor(page: Page): Promise<void> {
  await page.goto("/settings/verification");
  await page.getByLabel("要显示的说明").fill(words);
  await page.getByRole("textbox", { name: "职业或职务" }).fill("手艺人");
  await page.locator('input[type="file"]').setInputFiles(await testPicture("papers"));
  await page.getByLabel("材料种类").selectOption("在职证明");
  await page.getByLabel("证件号码").fill("Z-0042");
  await page.getByLabel("持有人").fill(proven);
  await page.getByLabel("长期有效").check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("main").getByText("审核中", { exact: true })).toBeVisible();
}

/** Claims this account's application, finds everything to match, and grants it; answers the address of the evidence. */
async function grant(page: Page, applicant: string): Promise<string> {
  await page.goto("/desk/marks");
  await page.getByRole("row").filter({ hasText: applicant }).getByRole("link").click();
  await page.getByRole("button", { name: "领取办理" }).click();
  const claimed = page.getByRole("heading", { name: "所称内容" });
  const shown = page.getByRole("heading", { name: "证明材料" });
  await expect(shown).toBeVisible();
  const [left, right] = [await claimed.boundingBox(), await shown.boundingBox()];
  expect(right?.y).toBe(left?.y); // side by side
  const picture = page.getByRole("img", { name: "第 1 份材料" });
  const address = (await picture.getAttribute("src")) ?? "";
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByText("Z-0042")).toBeVisible();

  await expect(page.getByRole("button", { name: "通过", exact: true })).toBeDisabled();
  for (const matches of await page.getByRole("radio", { name: "相符" }).all()) await matches.check();
  await page.getByLabel("给申请人的理由").fill("证明与说明一致。");
  await page.getByRole("button", { name: "通过", exact: true }).click();
  await expect(page.getByText("已通过，标识已显示")).toBeVisible();
  return address;
}

async function rename(page: Page, nickname: string): Promise<void> {
  await page.getByLabel("昵称").fill(nickname);
  await page.getByRole("button", { name: "保存" }).first().click();
}
