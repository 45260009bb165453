import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerLive } from "@/server/api/live";
import { lease, startHub, stopHub } from "@/server/core/live-hub";
import type { RequestContext } from "@/server/core/request";
import { sendSignal } from "@/server/core/signal";
import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { setLevel } from "@/server/testing/sections";
import { as, contextAs, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();

let context: RequestContext;
let base = "";
const server = createServer((req, res) => answerLive(req, res, context));
beforeAll(async () => {
  await startHub();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stopHub();
});

/** An open stream of this viewer: what has come, and waiting for more. */
async function open(viewer: Person | null, channels: string) {
  context = contextAs(viewer);
  const { session } = context;
  const abort = new AbortController();
  const answer = await fetch(`${base}/live?channels=${channels}`, { signal: abort.signal });
  let text = "";
  let ended = false;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk);
  })()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  const sees = async (what: string) => {
    await expect.poll(() => text).toContain(what);
  };
  await sees("event: open");
  return {
    sessionId: session?.id ?? "",
    text: () => text,
    ended: () => ended,
    sees,
    async close() {
      abort.abort();
      await reading;
    },
  };
}

describe("the live stream", () => {
  it("tells of comments as they arrive, and of a removal at once, by ids alone", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const { id } = await as(author).microblog.createPost({ body: "直播一下" });
    const stream = await open(null, `post:${id}`);
    const comment = await as(reader).comments.createComment({ postId: id, body: "悄悄话" });
    await drain();
    await stream.sees(comment.id);
    await inWriteTx((tx) => setState(tx, subjectRef("post", id), "removed"));
    await stream.sees("event: removed");
    expect(stream.text()).not.toContain("悄悄话");
    await stream.close();
  });

  obligation("MB-10.2-b", "tells the open page of a post that its comments are stopped or open again", async () => {
    const [author, other] = [await makePerson(), await makePerson()];
    const { id } = await as(author).microblog.createPost({ body: "聊聊" });
    const elsewhere = await as(other).microblog.createPost({ body: "别处" });
    const told = (text: string) => text.split("event: changed").length - 1;
    for (const kind of ["pause-comments", "close-comments"] as const) {
      const stream = await open(null, `post:${id},post:${elsewhere.id}`);
      const { measureId } = await impose(author, kind);
      await stream.sees("event: changed");
      expect(stream.text()).toContain(`"audience":"post:${id}"`);
      const before = told(stream.text());
      await end(measureId, "overturned");
      await expect.poll(() => told(stream.text())).toBe(before + 1);
      expect(stream.text()).not.toContain(elsewhere.id);
      await stream.close();
    }
    const stream = await open(null, `post:${id}`);
    await as(author).comments.limitSection({ postId: id, who: "nobody", reason: "calm" });
    await expect.poll(() => told(stream.text())).toBe(1);
    const of = { kind: "keeping", id: author.accountId } as const;
    await setLevel(author, 4);
    await as(author).comments.setReviewFirst({ of, on: true, reason: "calm" });
    await expect.poll(() => told(stream.text())).toBe(2);
    await stream.close();
  });

  obligation(
    "MB-12.2-a",
    "tells open posts of an author and their open page that a name was taken away, and given back",
    async () => {
      const [author, other, blocked] = [await makePerson(), await makePerson(), await makePerson()];
      const { id } = await as(author).microblog.createPost({ body: "我叫什么" });
      const elsewhere = await as(other).microblog.createPost({ body: "别处" });
      await as(author).relations.blockAccount({ accountId: blocked.accountId });
      const channels = `post:${id},post:${elsewhere.id},profile:${author.accountId},profile:${other.accountId}`;
      const [stream, outside] = [await open(null, channels), await open(blocked, channels)];
      const told = (audience: string) => stream.text().split(`{"audience":"${audience}"`).length - 1;
      const { measureId } = await impose(author, "remove-content", { params: { fields: ["nickname"] } });
      await stream.sees(`{"audience":"post:${id}","ids":["${id}"]}`);
      await stream.sees(`{"audience":"profile:${author.accountId}"`);
      const seen = await as(null).microblog.getPost({ postId: id });
      expect(JSON.stringify(seen)).not.toContain(author.nickname);
      await end(measureId, "overturned");
      await expect.poll(() => [told(`post:${id}`), told(`profile:${author.accountId}`)]).toEqual([2, 2]);
      expect(stream.text()).not.toContain(elsewhere.id);
      expect(stream.text()).not.toContain(other.accountId);
      expect(outside.text()).not.toContain("event: changed");
      await stream.close();
      await outside.close();
    },
  );

  it("tells nothing of a post that the viewer may not see, nor of a held comment", async () => {
    const [author, stranger, writer] = [await makePerson(), await makePerson(), await makePerson()];
    const hidden = await as(author).microblog.createPost({ body: "给关注的人", audience: "followers" });
    const shown = await as(author).microblog.createPost({ body: "给所有人" });
    const stream = await open(stranger, `post:${hidden.id},post:${shown.id}`);
    await as(author).comments.createComment({ postId: hidden.id, body: "里面的话" });
    const { id } = await as(writer).comments.createComment({ postId: shown.id, body: "外面的话" });
    await drain();
    await stream.sees(id);
    expect(stream.text()).not.toContain(hidden.id);
    await stream.close();
  });

  it("tells that those whom one follows published, from the moment one follows", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const stream = await open(reader, "home");
    await as(author).microblog.createPost({ body: "还没关注" });
    await as(reader).relations.followAccount({ accountId: author.accountId });
    await new Promise((done) => setTimeout(done, 300));
    expect(stream.text()).not.toContain("arrived");
    await as(author).microblog.createPost({ body: "关注之后" });
    await stream.sees("event: arrived");
    expect(stream.text()).toContain('"audience":"home"');
    await stream.close();
  });

  it("tells followers nothing of what an author writes for nobody else", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    await as(reader).relations.followAccount({ accountId: author.accountId });
    const stream = await open(reader, "home");
    await as(author).microblog.createPost({ body: "只给自己", audience: "self" });
    await drain();
    await new Promise((done) => setTimeout(done, 2_500));
    expect(stream.text()).not.toContain("arrived");
    await stream.close();
  });

  it("tells a topic's page and who follows it of what everybody may see there, and of nothing else", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const write = async (body: string, audience: "public" | "followers" = "public") => {
      await as(author).microblog.createPost({ body, audience });
      await drain();
    };
    await write("#直播话题# 第一条");
    await as(reader).topics.followTopic({ topic: "直播话题" });
    const channel = `topic:${encodeURIComponent("直播话题")}`;
    const stream = await open(reader, encodeURIComponent(`${channel},topics`));
    const other = await open(null, encodeURIComponent(`topic:${encodeURIComponent("别的话题")}`));
    await write("#直播话题# 给关注我的人", "followers");
    await new Promise((done) => setTimeout(done, 5_500));
    expect(stream.text()).not.toContain("arrived");
    await write("#直播话题# 第二条");
    await stream.sees(`"audience":"${channel}"`);
    await stream.sees('"audience":"topics"');
    expect(stream.text()).not.toContain("第二条");
    expect(other.text()).not.toContain("arrived");
    await Promise.all([stream.close(), other.close()]);
  });

  it("tells the page of a list that its accounts published, where its viewer may see the list", async () => {
    const [owner, author, stranger] = [await makePerson(), await makePerson(), await makePerson()];
    const { id } = await as(owner).lists.makeList({ name: "写字的人", audience: "self" });
    await as(owner).lists.addToList({ listId: id, accountId: author.accountId });
    const [stream, others] = [await open(owner, `list:${id}`), await open(stranger, `list:${id}`)];
    await as(author).microblog.createPost({ body: "只给关注者", audience: "followers" });
    await new Promise((done) => setTimeout(done, 5_500));
    expect(stream.text()).not.toContain("arrived");
    await as(author).microblog.createPost({ body: "列表里的人说话" });
    await stream.sees(`"audience":"list:${id}"`);
    expect(stream.text()).not.toContain(author.accountId);
    expect(others.text()).not.toContain("arrived");
    await Promise.all([stream.close(), others.close()]);
  });

  it("tells whoever waits for new posts of public ones alone", async () => {
    const author = await makePerson();
    const heard: string[] = [];
    const end = lease("newest", ({ type }) => heard.push(type));
    await as(author).microblog.createPost({ body: "只给关注者", audience: "followers" });
    await as(author).microblog.createPost({ body: "给所有人" });
    await expect.poll(() => heard).toEqual(["arrived"]);
    end();
  });

  it("loses its lease with a block", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const { id } = await as(author).microblog.createPost({ body: "要拉黑你" });
    const stream = await open(reader, `post:${id}`);
    await as(author).relations.blockAccount({ accountId: reader.accountId });
    await stream.sees("event: changed");
    await new Promise((done) => setTimeout(done, 200));
    const comment = await as(author).comments.createComment({ postId: id, body: "清静了" });
    await drain();
    await new Promise((done) => setTimeout(done, 300));
    expect(stream.text()).not.toContain(comment.id);
    await stream.close();
  });

  it("loses its lease on a post that is left to fewer people, and its author's stays", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    const { id } = await as(author).microblog.createPost({ body: "先给大家看" });
    const streams = [await open(reader, `post:${id}`), await open(author, `post:${id}`)];
    await as(author).microblog.narrowAudience({ postId: id, audience: "self" });
    for (const stream of streams) await stream.sees("event: removed");
    // What each may hear is asked again now: its author hears of what is written once that is done.
    const written: string[] = [];
    await expect
      .poll(async () => {
        const comment = await as(author).comments.createComment({ postId: id, body: `只有自己 ${written.length}` });
        written.push(comment.id);
        await drain();
        return written.some((commentId) => streams[1]?.text().includes(commentId));
      })
      .toBe(true);
    for (const commentId of written) expect(streams[0]?.text()).not.toContain(commentId);
    for (const stream of streams) await stream.close();
  });

  it("tells its own viewer of notices, and ends with the session", async () => {
    const [author, fan] = [await makePerson(), await makePerson()];
    const { id } = await as(author).microblog.createPost({ body: "点个赞" });
    const stream = await open(author, "");
    const others = await open(fan, "");
    await as(fan).microblog.likePost({ postId: id });
    await drain();
    await stream.sees("event: notified");
    await inWriteTx((tx) => sendSignal(tx, { audience: `session:${stream.sessionId}`, type: "ended" }));
    await stream.sees("event: ended");
    await expect.poll(() => stream.ended()).toBe(true);
    expect(others.text()).not.toContain("notified");
    expect(others.ended()).toBe(false);
    await others.close();
  });

  it("tells a page that comes back that the session it was drawn for is over", async () => {
    const [author, fan] = [await makePerson(), await makePerson()];
    for (const viewer of [null, fan]) {
      context = contextAs(viewer);
      const answer = await fetch(`${base}/live?channels=&viewer=${author.accountId}`);
      expect(await answer.text()).toContain("event: ended");
    }
    const stream = await open(author, `&viewer=${author.accountId}`);
    expect(stream.text()).not.toContain("ended");
    await stream.close();
  });
});
