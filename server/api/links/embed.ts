// oEmbed: what another site shows of a post (https://oembed.com). A quotation and a link, without script, so that nothing of ours runs there.
import { contentOf, escaped, findable, type LinkAt, titleOf } from "@/server/api/links/feeds";
import { AppError, notFound } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";
import { idOfShort } from "@/server/shared/short-link";

const address = /^\/p\/([0-9a-f-]{36})$/;
const shortAddress = /^\/s\/([0-9A-Za-z]{1,22})$/;

/** The embed of the post at `url`. INVALID/INPUT_INVALID for another format than JSON; NOT_FOUND for what is not a post of this site that anybody may see and find. */
export async function embedOf(at: LinkAt, asked: URLSearchParams) {
  if ((asked.get("format") ?? "json") !== "json")
    throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "format", problem: "unacceptable" }] });
  const url = URL.canParse(asked.get("url") ?? "") ? new URL(asked.get("url") ?? "") : null;
  if (url?.origin !== at.origin) throw notFound();
  const id = address.exec(url.pathname)?.[1] ?? idOfShort(shortAddress.exec(url.pathname)?.[1] ?? "");
  if (!id) throw notFound();
  const answer = await at.ask.microblog.getPost({ postId: id as PostId }); // the query parses it
  if (answer.is !== "post") throw notFound();
  const [post] = await findable(at, [answer.post], null);
  if (!post) throw notFound();
  const link = `${at.origin}/p/${post.id}`;
  const author = `${at.origin}/u/${post.author.handle}`;
  const html = `<blockquote cite="${link}">${contentOf(post, at.origin, at.locale)}<footer>— <a href="${author}">${escaped(
    post.author.nickname,
  )}</a>, <a href="${link}"><time datetime="${post.createdAt}">${post.createdAt.slice(0, 10)}</time></a></footer></blockquote>`;
  const body = JSON.stringify({
    version: "1.0",
    type: "rich",
    title: titleOf(post, at.locale),
    author_name: post.author.nickname,
    author_url: author,
    provider_name: "Guiju",
    provider_url: at.origin,
    html,
    width: widthOf(asked.get("maxwidth")),
    height: null,
  });
  return { type: "application/json", body };
}

const usualWidth = 550;

function widthOf(asked: string | null): number {
  const most = Number(asked);
  return Number.isInteger(most) && most > 0 ? Math.min(most, usualWidth) : usualWidth;
}
