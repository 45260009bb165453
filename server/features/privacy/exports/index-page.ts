// The page that an archive is read by: no script, no network, everything escaped.
import { createTranslator } from "next-intl";
import type { DataPolicy } from "@/db/policies";
import { messagesOf } from "@/server/shared/catalogue";
import { formatInstant } from "@/server/shared/dates";
import { localeOf } from "@/server/shared/i18n";

export interface WrittenTable {
  name: string;
  policy: DataPolicy;
  rows: number;
  leftOut: readonly string[];
}

export interface IndexOf {
  handle: string;
  locale: string;
  now: Date;
  tables: readonly WrittenTable[];
  posts: readonly { id: string; body: string; at: Date }[];
  comments: readonly { id: string; body: string; at: Date }[];
  /** Names inside the archive of the pictures that each post shows. */
  pictures: ReadonlyMap<string, readonly string[]>;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans SC", sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid #8884; padding: .75rem 0; }
article p { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
time, small { opacity: .7; }
img { max-width: 12rem; max-height: 12rem; margin: .5rem .5rem 0 0; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top; border-top: 1px solid #8884; }
td:nth-child(2), th:nth-child(2) { text-align: right; }`;

/** Pure: the page in the person's language. */
export function indexPage(of: IndexOf): string {
  const locale = localeOf(of.locale);
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "privacy.archive" });
  const article = ({ id, body, at }: IndexOf["posts"][number]) => `<article>
<time datetime="${at.toISOString()}">${escaped(formatInstant(at.toISOString(), locale))}</time>
<p>${escaped(body)}</p>
${(of.pictures.get(id) ?? []).map((name) => `<a href="${escaped(name)}"><img src="${escaped(name)}" alt=""></a>`).join("")}
</article>`;
  const rows = of.tables.map(
    ({ name, rows: count, policy, leftOut }) => `<tr>
<td><a href="data/${name}.json">${name}</a></td><td>${count}</td><td>${escaped(t(`exported.${policy.exported}`))}${
      leftOut.length > 0 ? ` <small>${escaped(t("leftOut", { columns: leftOut.join(", ") }))}</small>` : ""
    }</td></tr>`,
  );
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(t("title", { handle: of.handle }))}</title><style>${style}</style></head>
<body>
<h1>${escaped(t("title", { handle: of.handle }))}</h1>
<p>${escaped(t("lead", { at: formatInstant(of.now.toISOString(), locale) }))}</p>
<h2>${escaped(t("posts", { count: of.posts.length }))}</h2>
${of.posts.map(article).join("\n")}
<h2>${escaped(t("comments", { count: of.comments.length }))}</h2>
${of.comments.map(article).join("\n")}
<h2>${escaped(t("tables"))}</h2>
<p>${escaped(t("tablesLead"))}</p>
<table><thead><tr><th>${escaped(t("table"))}</th><th>${escaped(t("rows"))}</th><th>${escaped(t("what"))}</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
</body></html>
`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
