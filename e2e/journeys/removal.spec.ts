// One decision: whoever has the post or a notice of it open loses it, and its picture's address says so.
import { addressOf, cardWith, cast, expect, newName, signUp, verifyIdentity } from "../fixtures/guiju";
import { newResidentNumber } from "../fixtures/invented";
import { obligation } from "../fixtures/obligation";
import { testPicture } from "../fixtures/picture";

obligation(
  "MB-12.2-a",
  "a removal reaches a second browser's open page within two seconds, and the picture's address",
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

    const reader = await people.visitor();
    await reader.goto(address);
    await expect(cardWith(reader, text)).toBeVisible();
    const named = await people.as("nurse", "/notifications");
    await expect(named.getByText(text)).toBeVisible();
    const source = await cardWith(reader, text).locator('img[src^="/media/"]').first().getAttribute("src");
    expect((await reader.request.get(source ?? "")).status()).toBe(200);
    await cardWith(reader, text).getByRole("button", { name: "更多操作" }).click();
    await reader.getByRole("menuitem", { name: "举报" }).click();
    await reader.getByRole("radio", { name: "骚扰、辱骂、威胁" }).check();
    await reader.getByRole("button", { name: "提交举报" }).click();
    await expect(reader.getByText("已受理")).toBeVisible();
    await reader.getByRole("button", { name: "完成" }).click();

    const officer = await people.as("officer", "/desk/queue");
    await officer.getByRole("row").filter({ hasText: name }).getByRole("link").click();
    await officer.getByRole("button", { name: "领取" }).click();
    const toMeasures = officer.getByRole("radio", { name: /^处置/ });
    const decision = officer.locator("form").filter({ has: toMeasures });
    await toMeasures.check();
    await decision.getByLabel("依据的规则").selectOption({ index: 1 });
    await decision.getByLabel("偏离建议的理由").fill("只移除这一条。");
    await decision.getByLabel("理由", { exact: true }).fill("违反规则，予以移除。");
    await decision.getByRole("button", { name: "作出决定" }).click();
    await expect(officer.getByText(/已办结 /).first()).toBeVisible();
    // Two seconds from the decision are over before this waits longer.
    await expect(reader.getByRole("heading", { name: "这条内容已被移除" })).toBeVisible({ timeout: 2_000 });
    await expect(named.getByText(text)).toBeHidden({ timeout: 2_000 });
    const gone = await reader.request.get(source ?? "");
    expect([gone.status(), (await gone.json()).refusal.reason]).toEqual([404, "REMOVED"]);
  },
);
