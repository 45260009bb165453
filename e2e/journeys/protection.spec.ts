import { readFile } from "node:fs/promises";
import { verifyEvidence } from "../../server/cli/verify-evidence.mjs";
import { cardWith, expect, publish, test } from "../fixtures/guiju";

test("somebody under attack shuts strangers out with one button, who read why before they type, and takes evidence away", async ({
  people,
}) => {
  const author = await people.as("nurse");
  const words = `交班之前说一句 ${Date.now()}`;
  const address = await publish(author, words);
  const mira = await people.as("mira");
  const said = `A word to you ${Date.now()}`;
  await mira.goto(address);
  await mira.getByRole("textbox", { name: "写评论" }).fill(said);
  await mira.getByRole("form", { name: "写评论" }).getByRole("button", { name: "发布" }).click();
  await expect(mira.getByRole("article").getByText(said)).toBeVisible();

  await author.goto("/settings/contact");
  await author.getByRole("button", { name: "开启七天" }).click();
  await expect(author.getByText(/到 .+ 自动关闭/)).toBeVisible();
  const download = author.waitForEvent("download");
  await author.getByRole("button", { name: "生成证据文件" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(verifyEvidence(file).faults).toEqual([]);
  expect(JSON.stringify(file.items)).toContain(said);
  await author.getByRole("radio", { name: "自己逐条选择" }).check();
  await author.getByRole("checkbox", { name: said }).press("Space");
  await expect(author.getByText("已选 1 条（最多 100 条）")).toBeVisible();
  const chosen = author.waitForEvent("download");
  await author.getByRole("button", { name: "生成证据文件" }).click();
  expect(JSON.parse(await readFile(await (await chosen).path(), "utf8")).items).toMatchObject([{ text: said }]);

  await author.goto("/");
  await expect(author.getByText("防护模式已开启")).toBeVisible();
  await mira.goto(address);
  await mira.getByRole("textbox", { name: "写评论" }).focus();
  await expect(mira.getByText(/TA 开启了防护模式/)).toBeVisible();
  await author.goto("/settings/contact");
  await author.getByRole("button", { name: "关闭", exact: true }).click();
  await expect(author.getByRole("button", { name: "开启七天" })).toBeVisible();
});

test("a muted account is gone from home until it is unmuted, and can still be read", async ({ people }) => {
  const author = await people.as("nurse");
  const words = `今晚很吵 ${Date.now()}`;
  const address = await publish(author, words);
  const reader = await people.as("mira");
  const { handle } = await author.evaluate(() =>
    fetch("/api/trpc/accounts.me?input=%7B%7D")
      .then((answer) => answer.json())
      .then((answer) => answer.result.data.account),
  );
  await reader.goto(`/u/${handle}`);
  const follow = reader.getByRole("button", { name: "关注", exact: true });
  // On the phone it is the second time, and followed already.
  await expect(follow.or(reader.getByRole("button", { name: "已关注" }))).toBeVisible();
  if (await follow.isVisible()) await Promise.all([reader.waitForResponse(/followAccount/), follow.click()]);
  await reader.goto("/");
  const card = cardWith(reader, words);
  await card.getByRole("button", { name: "更多操作" }).click();
  await reader.getByRole("menuitem", { name: /^屏蔽/ }).click();
  await reader.getByRole("dialog").getByRole("button", { name: "屏蔽" }).click();
  await expect(reader.getByText(words)).toBeHidden();
  await reader.goto("/");
  await expect(reader.getByText(words)).toBeHidden();
  await reader.goto(address);
  await expect(reader.getByText(words)).toBeVisible();
  await reader.goto("/settings/mutes");
  await reader.getByRole("button", { name: /^取消屏蔽/ }).click();
  await expect(reader.getByText("没有屏蔽任何人")).toBeVisible();
});
