// Signing in and out: another device ended at once, a second factor that is asked for, codes that cannot be guessed.
import { generateSync } from "otplib";
import { people as town } from "@/db/seed/town/people";
import { cast, expect, newName, newPhone, signInAs, signInByPhone, signUp, test } from "@/e2e/fixtures/guiju";
import { obligation } from "@/e2e/fixtures/obligation";
import { inventedPhone } from "@/server/trust/standing/identity/sandbox-identity";

test("ends the sign-in of another device at once, on the page that it has open", async ({ people }) => {
  const there = await people.as("inspector", "/", { anew: true });
  const here = await people.as("inspector", "/settings/sessions", { anew: true });
  await expect(here.getByText("当前设备")).toBeVisible();
  const others = here.getByRole("button", { name: /^结束 .+ 上的登录$/ });
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click();
    await expect(others).toHaveCount(left - 1);
  }
  await expect(there.getByText("登录状态已结束")).toBeVisible();
  await there.goto("/settings/sessions");
  await expect(there.getByText("当前设备")).toHaveCount(0);
  await here.reload();
  await expect(here.getByText("当前设备")).toBeVisible();
});

test("puts whoever is refused a name where the reason stands, and takes the next one", async ({ people }) => {
  const page = await people.visitor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/sign-up");
  await page.getByLabel("手机号", { exact: true }).fill(newPhone());
  await page.getByRole("button", { name: "发送验证码" }).click();
  await page.getByRole("button", { name: "填入验证码" }).first().click();
  await page.getByRole("button", { name: "继续" }).click();
  const name = page.getByLabel("昵称");
  await name.fill(cast.nurse);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "注册并登录" }).click();
  await expect(page.getByText("已有人用了这个昵称")).toBeInViewport();
  await expect(name).toBeFocused();
  await name.fill(newName("另一个"));
  await page.keyboard.press("Enter");
  await page.waitForURL("/");
});

test("sets a second factor up, with recovery codes that are shown once", async ({ people }) => {
  const page = await people.visitor();
  await signUp(page, newName("两道门"));
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "设置验证器" }).click();
  const secret = ((await page.locator(".select-all").textContent()) ?? "").trim();
  await page.getByLabel("验证器里的 6 位数字").fill("000000");
  await page.getByRole("button", { name: "开启", exact: true }).click();
  await expect(page.locator("#content").getByRole("alert")).toContainText("验证码");
  await page.getByLabel("验证器里的 6 位数字").fill(generateSync({ secret }));
  await page.getByRole("button", { name: "开启", exact: true }).click();
  await expect(page.getByText("请现在保存这些恢复码")).toBeVisible();
  await page.reload();
  await expect(page.getByText("请现在保存这些恢复码")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "停用验证器" })).toBeVisible();
});

test("does not open the desk to whoever has a member of staff's phone alone", async ({ people }) => {
  const phone = inventedPhone(100 + Object.keys(town).indexOf("reviewerB")).slice(3);
  const page = await people.visitor();
  await signInByPhone(page, phone);
  await expect(page.getByRole("heading", { name: "再确认一次是你" })).toBeVisible();
  await page.getByLabel("验证器里的 6 位数字").fill("000000");
  await page.getByRole("button", { name: "确认" }).click();
  await expect(page.locator("#content").getByRole("alert")).toContainText("验证码");
  await page.goto("/desk/queue");
  await expect(page).toHaveURL(/sign-in/);
});

test("answers a visit to the callback of sign-in plainly, with nothing of its inside", async ({ people }) => {
  const { request } = await people.visitor();
  for (const path of [
    "/api/auth/callback/credentials",
    "/api/auth/callback/credentials?ticket=x",
    "/api/auth/callback/x",
  ]) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(405);
    expect(answer.headers().allow).toBe("POST");
    expect(await answer.text()).toBe("");
  }
});

obligation(
  "PUB-10.3-a",
  "refuses a guessed code with words, keeps what is typed, and lets another one in",
  async ({ people }) => {
    const page = await people.visitor();
    await page.goto("/sign-in");
    await page.getByLabel("手机号", { exact: true }).fill(newPhone());
    await page.getByRole("button", { name: "发送验证码" }).click();
    await expect(page.getByRole("button", { name: "填入验证码" })).toBeVisible();
    await page.getByLabel("验证码", { exact: true }).fill("000000");
    await page.locator("form").getByRole("button", { name: "登录", exact: true }).click();
    await expect(page.locator("#content").getByRole("alert")).toContainText("验证码");
    await expect(page.getByLabel("验证码", { exact: true })).toHaveValue("000000");
    await signInAs(page, cast.mira);
  },
);
