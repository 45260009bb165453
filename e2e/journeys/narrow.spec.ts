// What a narrow screen and a text without end must not spoil.
import { expect, test } from "@/e2e/fixtures/guiju";

test("the desk's queue shows number, deadline, reason and handler of each case within the screen", async ({
  people,
}) => {
  const desk = await people.as("reviewer", "/desk/queue");
  const row = desk.getByRole("row").nth(1);
  for (const part of [row.getByText(/^C-/), row.locator("time"), row.getByText(/待领取|，到 \d/)]) {
    await expect(part.filter({ visible: true }).first()).toBeInViewport({ ratio: 1 });
  }
});

test("a post that is too long cannot be sent, says by how much, and is kept", async ({ people }) => {
  const author = await people.as("nurse");
  const field = author.getByRole("textbox", { name: "发布" }).or(author.locator("form textarea")).first();
  await field.fill("字".repeat(100_000));
  await expect(author.getByText("超出 98000 字，请删减")).toBeVisible();
  const publish = author.getByRole("button", { name: "发布", exact: true });
  await expect(publish).toBeDisabled();
  await author.reload();
  await expect(field).toHaveValue(/^字{100000}$/);
  await field.fill("短一点");
  await expect(publish).toBeEnabled();
  await field.fill("");
});
