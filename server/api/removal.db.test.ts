// One decision, and everything that showed the item has lost it: the claim of MB Article 12 over every place there is.
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { answerPages, type PageHandler } from "@/server/api/pages";
import { recordFile } from "@/server/api/receive-media";
import { serve } from "@/server/api/serve";
import { now } from "@/server/core/clock";
import { startHub, stopHub } from "@/server/core/live-hub";
import { sandboxImageText } from "@/server/core/media/image-text";
import { openPartialUploads } from "@/server/core/media/partial-uploads";
import { openDiskStorage } from "@/server/core/media/storage";
import { useMedia } from "@/server/features/media/ports";
import type { MediaId, PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, contextAs, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

let server: Server;
let base = "";
const folder = mkdtempSync(join(tmpdir(), "guiju-removal-"));
beforeAll(async () => {
  useMedia({
    storage: await openDiskStorage(join(folder, "media"), now()),
    partial: await openPartialUploads(join(folder, "uploads"), now()),
    imageText: sandboxImageText,
  });
  await startHub();
  const pages = answerPages(postPage, { dev: false, isHttps: false });
  server = await serve({ port: 0, url: "http://127.0.0.1", trustedProxies: 0, pages });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stopHub();
  rmSync(folder, { recursive: true });
});

const marker = "一段要被移除的话";

let rendered = 0;

/** In the place of Next: a post's page, with what a stranger's post page asks for in it. */
const postPage: PageHandler = async (req, res) => {
  rendered += 1;
  const postId = (req.url ?? "").slice("/p/".length) as PostId; // the query parses it
  res.end(JSON.stringify(await as(null).microblog.getPost({ postId })));
};

/** What programs fetch, and the page that strangers share, by address. */
const addressesOf = (author: Person, postId: string) => ({
  page: `/p/${postId}`,
  "Atom feed": `/u/${author.handle}/feed.atom`,
  "JSON feed": `/u/${author.handle}/feed.json`,
  "Atom feed of the topic": `/t/${encodeURIComponent("临时话题")}/feed.atom`,
  "JSON feed of the topic": `/t/${encodeURIComponent("临时话题")}/feed.json`,
  embed: `/oembed?url=${encodeURIComponent(`http://127.0.0.1/p/${postId}`)}`,
});

/** What stands at each of these addresses. */
async function fetched(addresses: Record<string, string>): Promise<Record<string, string>> {
  const read = Object.entries(addresses).map(async ([place, path]) => [place, await (await fetch(base + path)).text()]);
  return Object.fromEntries(await Promise.all(read));
}

/** Resolves with the text of the stream once it holds the word. */
async function streamUntil(word: string, path: string): Promise<{ arrived: Promise<number>; close: () => void }> {
  const abort = new AbortController();
  const answer = await fetch(`${base}${path}`, { signal: abort.signal });
  let opened = () => {};
  const open = new Promise<void>((done) => {
    opened = done;
  });
  const arrived = (async () => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk);
      if (text.includes("event: open")) opened();
      if (text.includes(word)) return performance.now();
    }
    throw new Error(`The stream ended without ${word}.`);
  })();
  await open;
  return { arrived, close: () => abort.abort() };
}

/** What a person reads anywhere: pages, lists, search, notices. Grows with the product. */
async function everything(reader: Person | null, postId: string, author: Person): Promise<Record<string, string>> {
  const caller = as(reader);
  const asked: Record<string, Promise<unknown>> = {
    post: caller.microblog.getPost({ postId }),
    newest: caller.microblog.newest({}),
    profile: caller.microblog.profilePosts({ handle: author.handle }),
    "profile media": caller.microblog.profilePosts({ handle: author.handle, tab: "media" }),
    search: caller.search.posts({ text: "要被移除" }),
    topic: caller.topics.topic({ topic: "临时话题" }),
    quotes: caller.microblog.quotesOf({ postId }),
    history: caller.microblog.postHistory({ postId }),
    comments: caller.comments.threads({ postId }),
    ...(reader && {
      home: caller.microblog.home({}),
      bookmarks: caller.bookmarks.mine({}),
      notices: caller.notifications.list({}),
    }),
  };
  const read = Object.entries(asked).map(async ([place, answer]) => {
    const text = await answer.then(
      JSON.stringify,
      (error: Error) => `refused: ${String((error.cause as Error).message)}`,
    ); // the pipeline wraps an AppError
    return [place, text] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** The places where the words still stand. */
const placesWith = (word: string, read: Record<string, string>) =>
  Object.entries(read).flatMap(([place, text]) => (text.includes(word) ? [place] : []));

describe("a removal", () => {
  obligation(
    "MB-12.2-a",
    "takes the item at once from every list, search, quote, repost, notice and address, and within two seconds from open pages, kept pages and feeds; its undoing gives it back",
    async () => {
      const [author, reader, quoter] = [await makePerson(), await makePerson(), await makePerson()];
      for (const followee of [author, quoter])
        await as(reader).relations.followAccount({ accountId: followee.accountId });
      const drawn = await sharp({ create: { width: 80, height: 60, channels: 3, background: "#b06030" } })
        .png()
        .toBuffer();
      const picture = await recordFile(contextAs(author), "content", { bytes: drawn, type: "image/png" });
      const { id } = await as(author).microblog.createPost({
        body: `${marker} #临时话题# @${reader.nickname}`,
        images: [{ id: picture.id as MediaId, alt: marker }],
      });
      await as(quoter).microblog.quotePost({ postId: id, body: "看看这条" });
      await as(quoter).microblog.repostPost({ postId: id });
      await as(reader).bookmarks.bookmarkPost({ postId: id });
      await as(author).comments.createComment({ postId: id, body: `${marker}，补充` });
      await drain();

      const shown = await everything(reader, id, author);
      expect(placesWith(marker, shown)).toEqual(
        expect.arrayContaining([
          "post",
          "newest",
          "profile",
          "profile media",
          "search",
          "topic",
          "quotes",
          "home",
          "bookmarks",
        ]),
      );
      expect((await fetch(`${base}/media/${picture.id}`)).status).toBe(200);
      const addresses = addressesOf(author, id);
      expect(placesWith(marker, await fetched(addresses))).toEqual(Object.keys(addresses));
      const before = rendered;
      expect(placesWith(marker, await fetched({ page: addresses.page }))).toEqual(["page"]);
      expect(rendered).toBe(before); // kept: nothing but the decision makes it anew

      const page = await streamUntil("event: removed", `/live?channels=post:${id}`);
      const decidedAt = performance.now();
      const { measureId } = await impose(author, "remove-content", { subject: subjectRef("post", id) });
      for (const viewer of [reader, quoter, null])
        expect(placesWith(marker, await everything(viewer, id, author)), viewer?.nickname ?? "anonymous").toEqual([]);
      expect(await as(reader).microblog.getPost({ postId: id })).toEqual({ is: "removed", id });
      const media = await fetch(`${base}/media/${picture.id}`);
      expect([media.status, (await media.json()).refusal.reason]).toEqual([404, "REMOVED"]);
      expect((await page.arrived) - decidedAt).toBeLessThan(2_000);
      while (placesWith(marker, await fetched(addresses)).length > 0)
        expect(performance.now() - decidedAt).toBeLessThan(2_000);
      page.close();
      await drain();
      expect(placesWith(marker, await everything(reader, id, author))).toEqual([]);

      await end(measureId, "lifted");
      expect(placesWith(marker, await everything(reader, id, author))).toEqual(
        expect.arrayContaining(["post", "newest", "profile", "search", "home"]),
      );
      expect((await fetch(`${base}/media/${picture.id}`)).status).toBe(200);
    },
  );
});
