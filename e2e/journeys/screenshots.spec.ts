// The pictures of the README, made from the demo town when E2E_SCREENSHOTS is set.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cast, expect, signInAs, test } from "@/e2e/fixtures/guiju";

const folder = fileURLToPath(new URL("../../docs/images/", import.meta.url));

const shots: readonly { name: string; who: keyof typeof cast | "visitor"; path: string; theme: "light" | "dark" }[] = [
  { name: "home", who: "nurse", path: "/", theme: "light" },
  { name: "home-dark", who: "nurse", path: "/", theme: "dark" },
  { name: "sign-in", who: "visitor", path: "/sign-in", theme: "light" },
  { name: "standing", who: "flea", path: "/standing", theme: "light" },
  { name: "desk", who: "reviewer", path: "/desk/queue", theme: "light" },
  { name: "register", who: "inspector", path: "/compliance?open=MB-07.1-c", theme: "light" },
];

if (process.env.E2E_SCREENSHOTS) {
  for (const { name, who, path, theme } of shots) {
    test(`pictures ${name}`, async ({ people }) => {
      mkdirSync(folder, { recursive: true });
      const { name: project, use } = test.info().project;
      const page = await people.visitor();
      if (who !== "visitor") await signInAs(page, cast[who]);
      await page.context().addCookies([{ name: "theme", value: theme, url: use.baseURL ?? "" }]);
      await page.goto(path);
      await expect(page.locator("main").first()).toBeVisible();
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: `${folder}${name}-${project}.png` });
    });
  }
}
