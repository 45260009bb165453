// What crawlers are told: what there is, and where they have no business.
import { escaped, type LinkAt } from "@/server/api/links/feeds";

const publicPages = [
  "/",
  "/explore",
  "/about",
  "/rules",
  "/agreements",
  "/compliance",
  "/transparency",
  "/credit",
  "/levels",
  "/records",
];

/** The public pages, the accounts that let themselves be found, and their newest public posts. */
export async function sitemapOf({ ask, origin }: LinkAt) {
  const { posts, handles } = await ask.privacy.sitemap({});
  const entries = [
    ...publicPages.map((path) => entry(`${origin}${path}`)),
    ...handles.map((handle) => entry(`${origin}/u/${handle}`)),
    ...posts.map(({ id, at }) => entry(`${origin}/p/${id}`, at)),
  ];
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</urlset>\n`;
  return { type: "application/xml", body };
}

function entry(address: string, changedAt?: string): string {
  return `<url><loc>${escaped(address)}</loc>${changedAt ? `<lastmod>${changedAt}</lastmod>` : ""}</url>`;
}

const closedToCrawlers = [
  "/api/",
  "/desk/",
  "/settings/",
  "/standing/",
  "/notifications",
  "/exports/",
  "/evidence/",
  "/sign-in",
  "/sign-up",
];

/** Where crawlers have no business, and where the sitemap is. */
export function robots(origin: string) {
  const lines = [
    "User-agent: *",
    ...closedToCrawlers.map((path) => `Disallow: ${path}`),
    `Sitemap: ${origin}/sitemap.xml`,
  ];
  return { type: "text/plain", body: `${lines.join("\n")}\n` };
}
