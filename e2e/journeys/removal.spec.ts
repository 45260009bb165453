// One decision: whoever has the post or a notice of it open loses it, and its picture's address says so.
import type { Locator, Page } from "@playwright/test";
import { addressOf, cardWith, cast, expect, newName, publish, signUp, verifyIdentity } from "../fixtures/guiju";
import { newResidentNumber } from "../fixtures/invented";
import { obligation } from "../fixtures/obligation";
import { testPicture } from "../fixtures/picture";

obligation(
  "MB-12.2-a",
  "a removal reaches a second browser's open page within two seconds, and the picture's address; so does a name taken away",
  async ({ people }) => {
    const text = newName("马上要被移除的一条");
    const image = await testPicture("removal");
    const author = await people.visitor();
    const name = newName("阿移");
    await signUp(author, name);
    await verifyIdentity(author, "王小移", newResidentNumber());
    await author.goto("/");
    await author.getByRole("textbox", { name: "发布新内容" }).fill(`${text} @${cast.nurse}`);
    await author.locator('input[type="file"]').first().setInputFiles(image);
    await expect(author.getByLabel("图片 1 的描述")).toBeVisible();
    await author.getByRole("button", { name: "发布", exact: true }).click();
    const address = await addressOf(author, text);
    const stays = newName("这一条留着");
    await publish(author, stays);

    const reader = await people.visitor();
    await reader.goto(address);
    await expect(cardWith(reader, text)).toBeVisible();
    const named = await people.as("nurse", "/notifications");
    await expect(named.getByText(text)).toBeVisible();
    const source = await cardWith(reader, text).locator('img[src^="/media/"]').first().getAttribute("src");
    expect((await reader.request.get(source ?? "")).status()).toBe(200);
    await report(reader, cardWith(reader, text));

    const officer = await people.as("officer");
    await remove(officer, name, async () => undefined);
    // Two seconds from the decision are over before this waits longer.
    await expect(reader.getByRole("heading", { name: "这条内容已被移除" })).toBeVisible({ timeout: 2_000 });
    await expect(named.getByText(text)).toBeHidden({ timeout: 2_000 });
    const gone = await reader.request.get(source ?? "");
    expect([gone.status(), (await gone.json()).refusal.reason]).toEqual([404, "REMOVED"]);

    const card = cardWith(reader, stays);
    await author.goto("/me");
    const profile = await author.getByRole("main").getByRole("link", { name }).getAttribute("href");
    await reader.goto(profile ?? "");
    await expect(card.getByText(name)).toBeVisible();
    await report(reader, reader.getByRole("main").locator("header").first());
    await remove(officer, name, async (decision) => {
      await decision.getByRole("checkbox", { name: "移除内容" }).check();
      await decision.getByRole("checkbox", { name: "昵称" }).check();
    });
    await expect(reader.getByRole("heading", { level: 1, name: /^用户\d+$/ })).toBeVisible({ timeout: 2_000 });
    await expect(card.getByText(name)).toBeHidden({ timeout: 2_000 });
    await expect(card.getByText(/^用户\d+$/)).toBeVisible();
  },
);

/** Reports what this part of the page shows. */
async function report(reader: Page, of: Locator): Promise<void> {
  await of.getByRole("button", { name: "更多操作" }).click();
  await reader.getByRole("menuitem", { name: "举报" }).click();
  await reader.getByRole("radio", { name: "骚扰、辱骂、威胁" }).check();
  await reader.getByRole("button", { name: "提交举报" }).click();
  await expect(reader.getByText("已受理")).toBeVisible();
  await reader.getByRole("button", { name: "完成" }).click();
}

/** Decides the case about this person with a removal; `choose` says what is removed, where that is not the content itself. */
async function remove(officer: Page, name: string, choose: (decision: Locator) => Promise<void>): Promise<void> {
  await officer.goto("/desk/queue");
  await officer.getByRole("row").filter({ hasText: name }).getByRole("link").click();
  await officer.getByRole("button", { name: "领取" }).click();
  const toMeasures = officer.getByRole("radio", { name: /^处置/ });
  const decision = officer.locator("form").filter({ has: toMeasures });
  await toMeasures.check();
  await decision.getByLabel("依据的规则").selectOption({ index: 1 });
  await choose(decision);
  await decision.getByLabel("偏离建议的理由").fill("只移除这一项。");
  await decision.getByLabel("理由", { exact: true }).fill("违反规则，予以移除。");
  await decision.getByRole("button", { name: "作出决定" }).click();
  await expect(officer.getByText(/已办结 /).first()).toBeVisible();
}
