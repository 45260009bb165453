// What is not meant for somebody does not reach their browser: no page, no answer, no picture.
import { addressOf, cardWith, expect, newName, test } from "@/e2e/fixtures/guiju";
import { testPicture } from "@/e2e/fixtures/picture";

test("keeps a post for oneself, its words and its picture, from everybody else", async ({ people }) => {
  const author = await people.as("mira");
  const secret = newName("只给自己");
  await author.getByRole("textbox", { name: "发布新内容" }).fill(secret);
  await author.locator('input[type="file"]').setInputFiles(await testPicture("secret"));
  await author.getByRole("textbox", { name: "图片 1 的描述" }).fill("秘密");
  await author.getByLabel("谁可以看").selectOption({ label: "仅自己" });
  await author.getByRole("button", { name: "发布", exact: true }).click();
  const address = await addressOf(author, secret);
  const picture = await cardWith(author, secret).locator("img[src^='/media/']").last().getAttribute("src");
  if (!picture) throw new Error("The card shows its picture.");
  expect((await author.request.get(picture)).status()).toBe(200);

  for (const other of [await people.as("nurse"), await people.visitor(), await people.as("reviewer")]) {
    const page = await other.goto(address);
    expect(page?.status()).toBe(404);
    await expect(other.getByText(secret)).toHaveCount(0);
    expect((await other.request.get(picture)).status()).toBe(404);
    for (const path of ["/", "/explore"]) {
      const body = await (await other.request.get(path)).text();
      expect(body).not.toContain(secret);
    }
  }
});

test("keeps a held post from readers and shows its author that it waits", async ({ people }) => {
  const author = await people.as("mira");
  const held = `${newName("待审")}：它说弄死你，其实只是想睡觉。`;
  await author.getByRole("textbox", { name: "发布新内容" }).fill(held);
  await author.getByRole("button", { name: "发布", exact: true }).click();
  await expect(cardWith(author, held).getByText("审核中")).toBeVisible();
  const address = await addressOf(author, held);
  const reader = await people.as("nurse");
  const page = await reader.goto(address);
  expect(page?.status()).toBe(404);
  await expect(reader.getByText(held)).toHaveCount(0);
});
