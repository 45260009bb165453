// Reporting without an account, and what the receipt tells whoever holds it.
import { expect, newName, publish, test } from "@/e2e/fixtures/guiju";
import { obligation } from "@/e2e/fixtures/obligation";
import { isolated } from "@/server/shared/isolated";

obligation(
  ["PUB-20.2-a", "PUB-20.2-b", "MB-14.1-a"],
  "takes a report from a public page without signing in, and answers its receipt",
  async ({ people }) => {
    const author = await people.as("mira");
    const text = `${newName("告示")}：今晚七点停水，请提前接好。`;
    const address = await publish(author, text);

    const visitor = await people.visitor();
    await visitor.goto("/report");
    await visitor.getByLabel("要举报的内容或账号").fill(new URL(address, visitor.url()).href);
    await visitor.getByRole("button", { name: "查找" }).click();
    await expect(visitor.getByText(`${isolated("Mira Translates")} 的帖子`)).toBeVisible();
    await visitor.getByRole("button", { name: "提交举报" }).click();
    await expect(visitor.getByText("请选择一个原因。")).toBeVisible();
    await visitor.getByRole("radio", { name: "谣言、不实信息" }).check();
    await visitor.getByLabel(/补充说明/).fill("停水时间与物业通知不一致。");
    await visitor.getByRole("button", { name: "提交举报" }).click();
    await expect(visitor.getByText("已受理").first()).toBeVisible();
    const receipt = ((await visitor.locator(".select-all").first().textContent()) ?? "").trim();

    const later = await people.visitor();
    await later.goto("/report/status");
    await later.getByLabel("受理编号").fill(receipt.toLowerCase());
    await later.getByRole("button", { name: "查询进度" }).click();
    await expect(later.getByText("谣言、不实信息")).toBeVisible();
    await expect(later.getByRole("list", { name: "处理流程" })).toBeVisible();
    await expect(later.getByText("停水时间")).toHaveCount(0);

    await later.goto("/help/report");
    await expect(later.getByRole("heading", { name: "举报与申诉的方式" })).toBeVisible();
  },
);

test("says in words what is wrong with a mistyped receipt", async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.goto("/report/status");
  await visitor.getByLabel("受理编号").fill("R-0000-0001");
  await visitor.getByRole("button", { name: "查询进度" }).click();
  await expect(visitor.getByText(/校验位不对|没有这个受理编号/)).toBeVisible();
});
