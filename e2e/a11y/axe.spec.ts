// axe finds nothing on any page, and no page is wider than the screen: for each person who may open it, light and dark, at the width of the project.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { pages, places, type Viewer } from "@/e2e/a11y/pages";
import { expect, test } from "@/e2e/fixtures/guiju";

/** All that another theme can change: what is not about colour is looked at once. */
const aboutColour = ["color-contrast", "link-in-text-block"];

const viewers = Object.keys(pages) as Viewer[]; // its keys are the viewers
for (const viewer of viewers) {
  test(`finds no violation on the pages of: ${viewer}`, async ({ people }) => {
    test.setTimeout(180_000 + pages[viewer].length * 30_000); // many pages, each looked at twice; what hangs still ends
    const page = viewer === "visitor" ? await people.visitor() : await people.as(viewer);
    await page.emulateMedia({ reducedMotion: "reduce" }); // no colour is on its way from one theme to the other
    for (const address of pages[viewer]) {
      await page.emulateMedia({ colorScheme: "light" });
      const path = await resolved(page, address);
      await page.goto(path);
      // A page that streams has its heading once it is whole.
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      expect.soft(await page.evaluate(overhang), `${path}, pixels beyond the screen`).toBeLessThanOrEqual(1);
      expect.soft(await violationsIn(page), `${path}, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect.soft(await violationsIn(page, aboutColour), `${path}, dark`).toEqual([]);
    }
  });
}

/** How far the page reaches beyond the screen sideways; what scrolls within itself does not count. */
function overhang(): number {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}

/** What axe finds: the rule, the element, and what it measured. No page has a frame of others, so nothing needs a page of its own to be put together. */
async function violationsIn(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (rules.length > 0) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) => `${id}: ${html} ${[...any, ...all, ...none][0]?.message ?? ""}`),
  );
}

/** What `places` led to. */
const found = new Map<string, string>();

/** The address with what only the town knows put in its place. */
async function resolved(page: Page, address: string): Promise<string> {
  const [name, place] = Object.entries(places).find(([begin]) => address.startsWith(begin)) ?? [];
  if (!name || !place) return address;
  if (!found.has(name)) {
    await page.goto(place.on);
    const link = page.locator(`main a[href^="${place.begins}"]`).first();
    await expect(link).toBeVisible();
    found.set(name, ((await link.getAttribute("href")) ?? "").replace(/#.*$/, ""));
  }
  return found.get(name) + address.slice(name.length);
}
