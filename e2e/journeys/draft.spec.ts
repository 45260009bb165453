// A refusal says four things, shows nothing of the machine, and loses nothing.
import { cardWith, expect, newName } from "@/e2e/fixtures/guiju";
import { obligation } from "@/e2e/fixtures/obligation";

obligation(
  "MB-12.1-a",
  "refuses what a rule forbids, keeps the draft over a reload, and takes the corrected text",
  async ({ people }) => {
    const page = await people.as("mira");
    const name = newName("草稿");
    const forbidden = `${name}：刷单返利，日赚千元。`;
    const composer = page.getByRole("textbox", { name: "发布新内容" });
    await composer.fill(forbidden);
    await page.getByRole("button", { name: "发布", exact: true }).click();
    const refusal = page.getByRole("form", { name: "发布新内容" }).getByRole("alert");
    await expect(refusal.getByText("没有发布")).toBeVisible();
    await expect(refusal.getByText(/修改之前不能发布/)).toBeVisible();
    await expect(refusal.getByText(/改好后可以再次提交/)).toBeVisible();
    await expect(refusal).not.toContainText(/Error|at .+:\d+|TRPC|undefined/);
    await expect(composer).toHaveValue(forbidden);

    await page.reload();
    await expect(composer).toHaveValue(forbidden);
    const corrected = `${name}：谨防刷单返利。`;
    await composer.fill(corrected);
    await page.getByRole("button", { name: "发布", exact: true }).click();
    await expect(cardWith(page, corrected)).toBeVisible();
    await expect(composer).toHaveValue("");
  },
);
