// axe finds nothing on any page: for each person who may open it, light and dark, at the width of the project.
import AxeBuilder from "@axe-core/playwright";
import { type addressOf, type cast, expect, test } from "@/e2e/fixtures/guiju";

type Person = keyof typeof cast | "visitor";

const pages: Record<Person, readonly string[]> = {
  visitor: [
    "/",
    "/sign-in",
    "/sign-up",
    "/phone",
    "/agreements",
    "/agreements/service-agreement",
    "/rules",
    "/explore",
    "/search",
    "/search?q=集市",
    "/search?q=夜班&kind=people",
    "/t/秋天的集市",
    "/compliance",
    "/compliance?open=MB-07.1-c",
    "/credit",
    "/levels",
    "/records",
    "/records/format",
    "/transparency",
    "/help/report",
    "/report",
    "/report/status",
    "/not/there",
  ],
  newcomer: ["/", "/settings/identity"],
  nurse: [
    "/",
    "/bookmarks",
    "/explore",
    "/lists",
    "/manage/comments",
    "/manage/comments/keepers",
    "/manage/comments/settings",
    "/notifications",
    "/report/mine",
    "/settings",
    "/settings/agreements",
    "/settings/contact",
    "/settings/credit",
    "/settings/data",
    "/settings/identity",
    "/settings/mutes",
    "/settings/notices",
    "/settings/privacy",
    "/settings/security",
    "/settings/sessions",
    "/standing",
  ],
  mira: ["/drafts"],
  flea: ["/", "/standing"],
  reviewer: [
    "/desk/queue",
    "/desk/queue?view=decided",
    "/desk/looks",
    "/desk/labels",
    "/desk/hot",
    "/desk/hot?state=passed",
  ],
  officer: [
    "/desk/queue?view=escalated",
    "/desk/measures",
    "/desk/topics",
    "/desk/rules",
    "/desk/rules/new",
    "/desk/rules/gambling",
    "/desk/documents",
    "/desk/documents/content-rules",
    "/desk/effects",
    "/desk/patrol",
  ],
  appeals: ["/desk/appeals"],
  privacy: ["/desk/identities", "/desk/logs"],
  compliance: ["/desk/regulator"],
  inspector: ["/desk"],
};

for (const [person, paths] of Object.entries(pages) as [Person, readonly string[]][]) {
  if (paths.length === 0) continue;
  test(`finds no violation on the pages of: ${person}`, async ({ people }) => {
    test.setTimeout(180_000 + paths.length * 30_000); // many pages, each looked at twice; what hangs still ends
    const page = person === "visitor" ? await people.visitor() : await people.as(person);
    for (const path of [...paths, ...(await opened(page, person))]) {
      await page.goto(path);
      // A page that streams has its heading once it is whole.
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      for (const colorScheme of ["light", "dark"] as const) {
        // Without motion no colour is on its way from one theme to the other.
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect
          .soft(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
            `${path}, ${colorScheme}`,
          )
          .toEqual([]);
      }
    }
  });
}

/** Pages whose address is only known once one is there: a post, a profile, a statement of reasons, an appeal. */
async function opened(page: Parameters<typeof addressOf>[0], person: Person): Promise<string[]> {
  const from = { nurse: "/explore", flea: "/standing", appeals: "/desk/appeals", reviewer: "/desk/queue" }[
    person as string
  ];
  if (!from) return [];
  await page.goto(from);
  const links = page.locator(
    'main a[href^="/p/"]:not([href*="#"]), main a[href^="/u/"]:not([aria-hidden]), main a[href^="/standing/measures/"], main td a',
  );
  await expect(links.first()).toBeVisible();
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [found.find((href) => href.startsWith("/u/")), found.find((href) => !href.startsWith("/u/"))].filter(
    (href) => href !== undefined,
  );
}
