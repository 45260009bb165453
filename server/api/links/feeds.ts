// Atom and JSON Feed of one account or topic, from the queries that its page asks.
import { Feed } from "feed";
import { createTranslator } from "next-intl";
import type { AppCaller } from "@/server/api/caller";
import type { PostView } from "@/server/features/microblog/contract";
import { messagesOf } from "@/server/shared/catalogue";
import { notFound } from "@/server/shared/errors";
import type { Locale } from "@/server/shared/i18n";
import { surfaces } from "@/server/trust/labels/surfaces";

export type FeedFormat = "atom" | "json";

/** Who asks, where this site is, and in which language it speaks. */
export interface LinkAt {
  ask: AppCaller;
  origin: string;
  locale: Locale;
}

const types = { atom: "application/atom+xml", json: "application/feed+json" } as const;
const titleLength = 80;
/** What no XML document may hold, though a text may (XML 1.0, section 2.2): one post would make the feed of a whole topic unreadable. */
const noCharacters = /[\uFFFE\uFFFF]/g;

/** The newest public posts of an account that lets itself be found. */
export async function accountFeed(at: LinkAt, handle: string, format: FeedFormat) {
  const profile = await at.ask.relations.profile({ handle });
  const { posts } = await at.ask.microblog.profilePosts({ handle });
  const t = words(at.locale);
  const page = `${at.origin}/u/${handle}`;
  return written(at, format, await findable(at, posts, profile.id), {
    title: t("title", { name: profile.nickname }),
    description: profile.bio ?? t("ofAccount", { name: profile.nickname }),
    page,
    image: profile.avatarUrl ? `${at.origin}${profile.avatarUrl}` : undefined,
  });
}

/** The newest public posts of a topic, without those of accounts that asked to be left out. */
export async function topicFeed(at: LinkAt, name: string, format: FeedFormat) {
  const { topic, posts } = await at.ask.topics.topic({ topic: name });
  const t = words(at.locale);
  return written(at, format, await findable(at, posts, null), {
    title: t("topic", { name: topic.name }),
    description: t("ofTopic", { name: topic.name }),
    page: `${at.origin}/t/${encodeURIComponent(topic.name)}`,
    image: undefined,
  });
}

/**
 * Posts whose authors let themselves be found and whose labels this surface admits, with what they pass on as far as the same is true of it; NOT_FOUND where the feed's own account
 * asked to be left out.
 */
export async function findable(at: LinkAt, posts: readonly PostView[], ownerId: string | null): Promise<PostView[]> {
  const authors = [...new Set([...posts.flatMap(authorsIn), ...(ownerId ? [ownerId] : [])])];
  const found = authors.length > 0 ? await at.ask.privacy.indexedAmong({ accountIds: authors }) : [];
  if (ownerId && !found.includes(ownerId)) throw notFound();
  return posts.flatMap((post) => (isAdmitted(post) ? (findableOf(post, new Set(found)) ?? []) : []));
}

/** Whose words a post shows. */
function authorsIn({ author, source }: PostView): string[] {
  return [author.id, ...(source?.is === "post" ? authorsIn(source.post) : [])];
}

/** Neither the post nor what it passes on bears a label that this surface refuses. */
function isAdmitted({ labels, source }: PostView): boolean {
  const refused: readonly string[] = surfaces.feed;
  return !labels.some((label) => refused.includes(label)) && (source?.is !== "post" || isAdmitted(source.post));
}

/** The post without words of those who asked to be left out; null where nothing is left of it. */
function findableOf(post: PostView, found: ReadonlySet<string>): PostView | null {
  if (!found.has(post.author.id)) return null;
  const { source, isRepost } = post;
  if (source?.is !== "post") return post;
  const left = findableOf(source.post, found);
  if (left) return { ...post, source: { is: "post", post: left } };
  return isRepost ? null : { ...post, source: { is: "gone" } };
}

interface About {
  title: string;
  description: string;
  page: string;
  image: string | undefined;
}

function written({ origin, locale }: LinkAt, format: FeedFormat, posts: readonly PostView[], about: About) {
  const newest = posts
    .map((post) => post.editedAt ?? post.createdAt)
    .sort()
    .at(-1);
  const feed = new Feed({
    id: about.page,
    title: about.title,
    description: about.description,
    link: about.page,
    language: locale,
    generator: "Guiju",
    updated: new Date(newest ?? 0),
    feedLinks: { [format]: `${about.page}/feed.${format}` },
    ...(about.image ? { image: about.image } : {}),
  });
  for (const post of posts) {
    const link = `${origin}/p/${post.id}`;
    const html = contentOf(post, origin, locale);
    feed.addItem({
      id: link,
      link,
      // An Atom title is HTML as the library writes it; one of JSON Feed is plain text.
      title: format === "atom" ? escaped(titleOf(post, locale)) : titleOf(post, locale),
      content: html, // whole, so that no summary stands beside it
      date: new Date(post.editedAt ?? post.createdAt),
      published: new Date(post.createdAt),
      author: [{ name: post.author.nickname, link: `${origin}/u/${post.author.handle}` }],
    });
  }
  return { type: types[format], body: format === "atom" ? feed.atom1().replace(noCharacters, "") : feed.json1() };
}

/** The beginning of a post's words; the line before a folded one, and never what it folds. */
export function titleOf(post: PostView, locale: Locale): string {
  const shown = post.isRepost && post.source?.is === "post" ? post.source.post : post;
  const text = (shown.notice ?? shown.body).replace(/\s+/g, " ").trim();
  const letters = Array.from(text);
  if (letters.length === 0) return words(locale)("untitled", { name: shown.author.nickname });
  return letters.length > titleLength ? `${letters.slice(0, titleLength).join("")}…` : text;
}

/** What a post says, as HTML made here alone: labels first, then the words, then what it shows. A folded post gives its line and the way to it. */
export function contentOf(post: PostView, origin: string, locale: Locale): string {
  const t = words(locale);
  const link = `${origin}/p/${post.id}`;
  const labels = createTranslator({ locale, messages: messagesOf(locale), namespace: "microblog" });
  const declared = post.declared.map((label) => (label === "ai" ? labels("aiMark.possible") : t(`declared.${label}`)));
  const machine = post.images.flatMap(({ aiMark }) => (aiMark ? [labels(`aiMark.${aiMark}`)] : []));
  const marks = [...new Set([...declared, ...machine])];
  const said = marks.length > 0 ? `<p><em>${escaped(marks.join(" · "))}</em></p>` : "";
  if (post.notice) return `${said}<p>${escaped(post.notice)} <a href="${link}">${escaped(t("folded"))}</a></p>`;
  const text = post.body ? `<p>${escaped(post.body).replaceAll("\n", "<br>")}</p>` : "";
  const images = post.images
    .map(({ url, alt }) => `<p><img src="${escaped(`${origin}${url}`)}" alt="${escaped(alt ?? "")}"></p>`)
    .join("");
  return `${said}${text}${images}${sourceOf(post, origin, locale)}`;
}

function sourceOf({ source }: PostView, origin: string, locale: Locale): string {
  if (!source) return "";
  const t = words(locale);
  if (source.is === "gone") return `<blockquote><p>${escaped(t("gone"))}</p></blockquote>`;
  const { post } = source;
  return `<blockquote><p>${escaped(t("from", { name: post.author.nickname }))}</p>${contentOf(post, origin, locale)}</blockquote>`;
}

function words(locale: Locale) {
  return createTranslator({ locale, messages: messagesOf(locale), namespace: "links" });
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML and XML take it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
