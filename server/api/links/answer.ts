// Documents that programs fetch: feeds, embeds, short links, sitemap and rules for crawlers. Each is what an anonymous viewer may see at this moment; nothing is kept.
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { callerOf } from "@/server/api/caller";
import { embedOf } from "@/server/api/links/embed";
import { accountFeed, type FeedFormat, topicFeed } from "@/server/api/links/feeds";
import { robots, sitemapOf } from "@/server/api/links/sitemap";
import { now } from "@/server/core/clock";
import type { RequestContext } from "@/server/core/request";
import { notFound } from "@/server/shared/errors";
import { idOfShort } from "@/server/shared/short-link";
import { countVisitor } from "@/server/trust/quotas/visitors";

const ofAccount = /^\/u\/(\d{1,32})\/feed\.(atom|json)$/;
const ofTopic = /^\/t\/([^/]{1,300})\/feed\.(atom|json)$/;
const short = /^\/s\/([^/]*)$/;
const fixed = ["/robots.txt", "/sitemap.xml", "/oembed"];

/** True for the paths that are answered here. */
export function isLink(path: string): boolean {
  return fixed.includes(path) || [ofAccount, ofTopic, short].some((pattern) => pattern.test(path));
}

interface Document {
  type: string;
  body: string;
}

/**
 * Answers one of them. Whoever asks is treated as nobody: a session in the request changes nothing. NOT_FOUND for what is not public, is gone, or belongs to an account that asked
 * to be left out, RATE_LIMITED/TOO_MANY with Retry-After for a network that asks too often. Nothing may be reused without asking again; an unchanged document costs no bytes.
 */
export async function answerLink(
  req: IncomingMessage,
  res: ServerResponse,
  context: RequestContext,
  origin: string,
): Promise<void> {
  const url = new URL(req.url ?? "/", origin);
  countVisitor(url.pathname === "/sitemap.xml" ? "sitemap" : "links", context.address, now());
  const shortened = short.exec(url.pathname)?.[1];
  if (shortened !== undefined) {
    const id = idOfShort(shortened);
    if (!id) throw notFound();
    res.writeHead(301, { Location: `/p/${id}`, "Cache-Control": "no-cache" });
    return void res.end();
  }
  const { type, body } = await documentAt(url, { ...context, session: null }, origin);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  res.setHeader("Cache-Control", "no-cache");
  res.setHeader("ETag", etag);
  // Readers of other sites may fetch what anybody may read.
  res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  res.setHeader("Access-Control-Allow-Origin", "*");
  if (req.headers["if-none-match"] === etag) return void res.writeHead(304).end();
  const bytes = Buffer.from(body);
  res.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Content-Length": bytes.length });
  res.end(req.method === "HEAD" ? undefined : bytes);
}

async function documentAt(url: URL, nobody: RequestContext, origin: string): Promise<Document> {
  const ask = callerOf(nobody);
  const { pathname } = url;
  const at = { ask, origin, locale: nobody.locale };
  const account = ofAccount.exec(pathname);
  if (account) return accountFeed(at, account[1] ?? "", account[2] as FeedFormat); // the pattern has the two
  const topic = ofTopic.exec(pathname);
  if (topic) return topicFeed(at, decodeURIComponent(topic[1] ?? ""), topic[2] as FeedFormat); // the same
  if (pathname === "/oembed") return embedOf(at, url.searchParams);
  if (pathname === "/sitemap.xml") return sitemapOf(at);
  return robots(origin);
}
