// The whole story once: from the sign-up to the restored post, with everybody in a browser of their own.
import {
  addressOf,
  ask,
  cardWith,
  expect,
  newName,
  publish,
  signInByPhone,
  signUp,
  verifyIdentity,
} from "@/e2e/fixtures/guiju";
import { newResidentNumber } from "@/e2e/fixtures/invented";
import { obligation } from "@/e2e/fixtures/obligation";
import { testPicture } from "@/e2e/fixtures/picture";
import { isolated } from "@/server/shared/isolated";

/** A public resolver's address in Zhejiang: nobody lives there, and every table knows where it is. */
const addressInZhejiang = "223.5.5.5";

obligation(
  ["MB-07.1-c", "PUB-20.2-a", "PUB-20.2-b", "PUB-20.2-c", "PUB-19.2-a", "MB-06.2-a", "MB-12.1-a", "MB-14.1-a"],
  "signs up, is refused kindly, proves who it is, posts, is read, reported, measured with reasons, appeals and is restored",
  async ({ people }) => {
    const name = newName("苗苗");
    const text = `${name}的第一天：楼下的桂花开了，整条巷子都在打喷嚏。`;
    const refusedText = `${name}：你好，小镇。`;

    // Signing up: every agreement is ticked by the person, none by us.
    const author = await people.visitor({ address: addressInZhejiang });
    const phone = await signUp(author, name);

    // Refused kindly while unverified: what is missing, and nothing is stored or lost.
    await expect(author.getByText("需要先认证身份")).toBeVisible();
    await author.getByRole("textbox", { name: "发布新内容" }).fill(refusedText);
    await author.getByRole("button", { name: "发布", exact: true }).click();
    await expect(author.getByRole("alert").getByText("需要先认证身份")).toBeVisible();
    await expect(author.getByRole("alert").getByRole("link", { name: "认证身份" })).toBeVisible();
    await expect(author.getByRole("textbox", { name: "发布新内容" })).toHaveValue(refusedText);
    const me = await ask<{ account: { handle: string } }>(author, "accounts.me", {});
    const stored = await ask<{ posts: unknown[] }>(author, "microblog.profilePosts", { handle: me.account.handle });
    expect(stored.posts).toEqual([]);

    await verifyIdentity(author, "苏见山", newResidentNumber());

    // A reader who follows sees the post arrive on an open page.
    const reader = await people.as("nurse", `/u/${me.account.handle}`);
    const follow = reader.getByRole("button", { name: "关注", exact: true });
    await Promise.all([reader.waitForResponse(/followAccount/), follow.click()]);
    await expect(reader.getByRole("button", { name: "已关注" })).toBeVisible();
    await reader.goto("/");

    await author.goto("/");
    const composer = author.getByRole("textbox", { name: "发布新内容" });
    await expect(composer).toHaveValue(refusedText);
    await composer.fill(text);
    await author.locator('input[type="file"]').setInputFiles(await testPicture("first-day"));
    await author.getByRole("textbox", { name: "图片 1 的描述" }).fill("巷口的桂花");
    await author.getByRole("button", { name: "发布", exact: true }).click();
    const address = await addressOf(author, text);
    await expect(cardWith(author, text).getByText("IP 属地：浙江")).toBeVisible();

    await reader.getByRole("button", { name: /条新内容/ }).click();
    const card = cardWith(reader, text);
    await expect(card).toBeVisible();
    await expect(card.getByRole("button", { name: `查看图片 1：${isolated("巷口的桂花")}` })).toBeVisible();

    // Likes and comments.
    await card.getByRole("button", { name: "赞" }).click();
    await expect(card.getByRole("button", { name: "赞 1" })).toHaveAttribute("aria-pressed", "true");
    await reader.goto(address);
    await reader.getByRole("textbox", { name: "写评论" }).fill("阿嚏！欢迎来到小镇。");
    await reader.getByRole("form", { name: "写评论" }).getByRole("button", { name: "发布" }).click();
    await expect(reader.getByRole("article").getByText("阿嚏！欢迎来到小镇。")).toBeVisible();

    const before = {
      standing: await ask<object>(author, "moderation.myStanding", {}),
      post: await ask<object>(author, "microblog.getPost", { postId: address.slice(3) }),
    };

    // Reported in two taps, by somebody else.
    const reporter = await people.as("mira", address);
    await cardWith(reporter, text).getByRole("button", { name: "更多操作" }).click();
    await reporter.getByRole("menuitem", { name: "举报" }).click();
    await reporter.getByRole("radio", { name: "垃圾广告、刷屏" }).check();
    await reporter.getByRole("button", { name: "提交举报" }).click();
    await expect(reporter.getByText("已受理")).toBeVisible();
    const receipt = ((await reporter.getByText(/^R-/).first().textContent()) ?? "").trim();

    // A reviewer claims it, reads, and hands it to an officer.
    const reviewer = await people.as("reviewer");
    await openCaseOf(reviewer, name);
    await reviewer.getByRole("button", { name: "领取" }).click();
    await expect(reviewer.getByText(text).first()).toBeVisible();
    await reviewer.getByRole("radio", { name: /上报负责人/ }).check();
    await reviewer.getByLabel("理由", { exact: true }).fill("请负责人看看这件。");
    await reviewer.getByRole("button", { name: "上报", exact: true }).click();
    await expect(reviewer.getByText(/已上报 /).first()).toBeVisible();

    // The officer imposes measures with rule and reasons; the author's preview is shown before.
    const officer = await people.as("officer");
    await openCaseOf(officer, name);
    await officer.getByRole("button", { name: "领取" }).click();
    await officer.getByRole("radio", { name: /^处置/ }).check();
    await officer.getByLabel("依据的规则").selectOption({ index: 1 });
    await officer.getByRole("checkbox", { name: "暂停更新" }).check();
    const departure = officer.getByLabel("偏离建议的理由");
    await departure.fill("走一遍完整的流程。");
    await officer.getByLabel("理由", { exact: true }).fill("同一内容在短时间内重复发布，影响他人阅读。");
    await officer.getByRole("button", { name: "作出决定" }).click();
    await expect(officer.getByText(/已办结 /).first()).toBeVisible();

    // Gone for the reader on the page that was open; the reporter reads the outcome by the receipt.
    await expect(reader.getByRole("heading", { name: "这条内容已被移除" })).toBeVisible();
    await reporter.goto(`/report/status?receipt=${receipt}`);
    await expect(reporter.getByText("举报成立")).toBeVisible();

    // The suspension ended the author's sessions at once, on the open page too. Signed in again, the author is told, reads the statement, and cannot post.
    await expect(author.getByText("登录状态已结束")).toBeVisible();
    await signInByPhone(author, phone);
    await author.waitForURL("/");
    await author.goto("/notifications");
    await author.getByRole("link", { name: /平台对你采取了处置：暂停更新/ }).click();
    await expect(author.getByRole("heading", { name: "暂停更新" })).toBeVisible();
    await expect(author.getByText("同一内容在短时间内重复发布，影响他人阅读。")).toBeVisible();
    await expect(author.getByText("内容安全负责人")).toBeVisible();
    const statement = author.url();
    await author.goto("/");
    await expect(author.getByText("这项功能暂时不能使用")).toBeVisible();

    // Appealing while suspended: both measures, heard by somebody else.
    await appeal(author, statement, "这是我第一次发帖，内容和图片都是自己写的、拍的，没有重复发布。");
    await author.goto("/standing");
    await author.getByRole("link", { name: "移除内容" }).click();
    await author.getByRole("heading", { name: "移除内容" }).waitFor();
    await appeal(author, author.url(), "请恢复这条帖子。");

    const judge = await people.as("appeals");
    await uphold(judge, name, "经复核，没有重复发布的事实。");
    await uphold(judge, name, "经复核，内容没有违反规则。");

    // Restored: the state after equals the state before, for author and readers.
    await author.goto("/standing");
    await expect(author.getByText("没有生效中的处置")).toBeVisible();
    const after = {
      standing: await ask<object>(author, "moderation.myStanding", {}),
      post: await ask<object>(author, "microblog.getPost", { postId: address.slice(3) }),
    };
    expect(after.post).toEqual(before.post);
    expect({ ...after.standing, past: [] }).toEqual({ ...before.standing, past: [] });
    await reader.goto(address);
    await expect(
      cardWith(reader, text).getByRole("button", { name: `查看图片 1：${isolated("巷口的桂花")}` }),
    ).toBeVisible();
    await expect(reader.getByRole("article").getByText("阿嚏！欢迎来到小镇。")).toBeVisible();
    const again = `${name}回来了，桂花还在。`;
    await publish(author, again);

    // The register shows what it rests on.
    const inspector = await people.as("inspector", "/compliance");
    await inspector.getByRole("link", { name: /^公众账号/ }).click();
    await inspector.getByRole("link", { name: "PUB-20.2-c" }).click();
    await expect(inspector.getByRole("heading", { name: "控制（代码位置）" })).toBeVisible();
    await expect(inspector.getByText(/appeals\/commands\.ts/).first()).toBeVisible();
    await expect(inspector.getByText(/条记录/).first()).toBeVisible();
  },
);

type Page = Parameters<typeof ask>[0];

/** Opens the case about this author from the queue. */
async function openCaseOf(page: Page, author: string): Promise<void> {
  await page.goto("/desk/queue");
  await page.getByRole("row").filter({ hasText: author }).getByRole("link").click();
}

async function appeal(page: Page, statement: string, grounds: string): Promise<void> {
  await page.goto(statement);
  await page.getByRole("link", { name: "申诉", exact: true }).click();
  await page.getByLabel("理由").fill(grounds);
  await page.getByRole("button", { name: "提交申诉" }).click();
  await expect(page.getByText("处理中").first()).toBeVisible();
}

/** Claims the first open appeal of this person and upholds it with a reason. */
async function uphold(page: Page, appellant: string, reason: string): Promise<void> {
  await page.goto("/desk/appeals");
  await page.getByRole("row").filter({ hasText: appellant }).first().getByRole("link").click();
  await page.getByRole("button", { name: "领取" }).click();
  await page.getByRole("button", { name: "申诉成立" }).click();
  await page.getByRole("dialog").getByLabel("复核理由").fill(reason);
  await page.getByRole("button", { name: "确认" }).click();
  await expect(page.getByRole("heading", { name: "申诉成立" })).toBeVisible();
}
