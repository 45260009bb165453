// The review desk from the keyboard alone.
import { cardWith, expect, newName, publish, test } from "@/e2e/fixtures/guiju";

test("works through the queue with j, k, c, a, r, e and ?, without a pointer", async ({ people }) => {
  const author = await people.as("mira");
  const text = `${newName("排队的人")}说：我在这儿等着挨刀。`;
  const address = await publish(author, text);
  await expect(cardWith(author, text).getByText("审核中")).toBeVisible();

  const desk = await people.as("reviewer", "/desk/queue?view=held");
  const row = desk.getByRole("row").filter({ hasText: "Mira Translates" }).first();
  await expect(row).toBeVisible();

  await desk.keyboard.press("?");
  await expect(desk.getByRole("dialog", { name: "快捷键" })).toBeVisible();
  await desk.keyboard.press("Escape");
  await expect(desk.getByRole("dialog", { name: "快捷键" })).toBeHidden();

  // Down to the case of this text, one press at a time; each shows who wrote it once it is claimed.
  await desk.keyboard.press("j");
  await expect(desk).toHaveURL(/case=/);
  const first = desk.url();
  const rows = await desk.getByRole("row").count();
  if (rows > 2) {
    await desk.keyboard.press("j");
    await expect(desk).not.toHaveURL(first);
    await desk.keyboard.press("k");
    await expect(desk).toHaveURL(first);
  }
  await reach(desk, text);

  await desk.keyboard.press("e");
  await expect(desk.getByRole("radio", { name: /上报负责人/ })).toBeChecked();
  await desk.keyboard.press("Tab");
  await leaveField(desk);
  await desk.keyboard.press("r");
  await expect(desk.getByRole("radio", { name: /退回/ })).toBeChecked();
  await leaveField(desk);
  await desk.keyboard.press("a");
  await expect(desk.getByRole("radio", { name: /通过/ })).toBeChecked();
  await expect(desk.getByLabel("理由", { exact: true })).toBeFocused();
  await desk.keyboard.type("玩笑话，没有指向任何人。");
  // What is half written is there again when the case is.
  await leaveField(desk);
  await desk.keyboard.press("Escape");
  await expect(desk.getByRole("heading", { name: "决定", exact: true })).toBeHidden();
  await desk.goBack();
  await expect(desk.getByLabel("理由", { exact: true })).toHaveValue("玩笑话，没有指向任何人。");
  await expect(desk.getByRole("radio", { name: /通过/ })).toBeChecked();
  await desk.getByLabel("理由", { exact: true }).focus();
  await desk.keyboard.press("Tab");
  await desk.keyboard.press("Enter");
  await expect(desk.getByText(/已办结 /).first()).toBeVisible();

  const reader = await people.visitor();
  await reader.goto(address);
  await expect(cardWith(reader, text)).toBeVisible();
});

type Page = Awaited<ReturnType<Parameters<Parameters<typeof test>[2]>[0]["people"]["visitor"]>>;

/** Takes the focus out of what is typed in, so that keys are shortcuts again. */
async function leaveField(desk: Page): Promise<void> {
  await desk.locator(":focus").blur();
}

/** Presses c on each case, and j where it is another one, until this text is on the screen. */
async function reach(desk: Page, text: string): Promise<void> {
  const rows = (await desk.getByRole("row").count()) - 1;
  for (let at = 0; at < rows; at += 1) {
    const claim = desk.getByRole("button", { name: "领取" });
    const decision = desk.getByRole("heading", { name: "决定", exact: true });
    await expect(claim.or(decision)).toBeVisible();
    if (await claim.isVisible()) await desk.keyboard.press("c");
    await expect(decision).toBeVisible();
    if (await desk.getByText(text).first().isVisible()) return;
    const before = desk.url();
    await desk.keyboard.press("j");
    await expect(desk).not.toHaveURL(before);
  }
  throw new Error("The case is not in the queue.");
}
