// A review rule from its draft to its effect: written, tried, replayed, switched on, switched off.
import { cardWith, expect, newName, publish } from "@/e2e/fixtures/guiju";
import { obligation } from "@/e2e/fixtures/obligation";

obligation(
  "PUB-06.2-a",
  "replays a rule before it can be switched on, then it holds, then it is off",
  async ({ people }) => {
    const name = newName("麻薯");
    const id = `no-${name.replace(/\P{ASCII}/gu, "")}`;
    const officer = await people.as("officer", "/desk/rules/new");
    await officer.getByLabel("规则代号").fill(id);
    await officer.getByLabel("中文名称").fill(`关于${name}`);
    await officer.getByLabel("英文名称").fill(`About ${id}`);
    await officer.getByLabel(/^词语/).fill(name);
    await officer.getByRole("button", { name: "保存为草稿" }).click();
    await officer.waitForURL(/v=1/);

    const switchOn = officer.getByRole("button", { name: "启用第 1 版" });
    await expect(switchOn).toBeDisabled();
    const author = await people.as("mira");
    await publish(author, `${name}一块钱三个。`);
    await officer.getByRole("button", { name: "开始回放" }).click();
    await expect(officer.getByText(/已回放 \d+ 条/)).toBeVisible();
    await expect(switchOn).toBeEnabled();
    await switchOn.click();
    await officer.getByRole("dialog").getByRole("button", { name: "启用第 1 版" }).click();
    await expect(officer.getByText("第 1 版已启用，立即生效。")).toBeVisible();

    const held = `${name}卖完了。`;
    await publish(author, held);
    await expect(cardWith(author, held).getByText("审核中")).toBeVisible();

    await officer.getByRole("button", { name: "停用" }).click();
    await officer.getByRole("dialog").getByRole("button", { name: "停用" }).click();
    await expect(officer.getByText("规则已停用。")).toBeVisible();
  },
);
