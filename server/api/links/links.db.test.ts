import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "@/server/api/serve";
import { freezeClock, now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import { newId } from "@/server/shared/ids";
import { shortOf } from "@/server/shared/short-link";
import { subjectRef } from "@/server/shared/subject";
import { setLabel } from "@/server/testing/labels";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { visitorLimits } from "@/server/trust/quotas/visitors";
import { setState } from "@/server/trust/visibility/state";

useWorld();
const origin = "http://links.test";
let server: Server;
let here: string;
beforeAll(async () => {
  server = await serve({ port: 0, url: origin, trustedProxies: 0, pages: null });
  here = `http://localhost:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${here}${path}`, { headers, redirect: "manual" });
const text = async (path: string) => (await get(path)).text();
const feedOf = (person: Person) => `/u/${person.handle}/feed`;

async function author() {
  const person = await makePerson();
  const { id } = await as(person).microblog.createPost({ body: "订阅里的一条 <script>alert(1)</script> #春茶#" });
  return { person, id };
}

describe("feeds", () => {
  it("hold an account's public posts, escaped, and nothing that a stranger may not read", async () => {
    const { person, id } = await author();
    await as(person).microblog.createPost({ body: "只给关注者的一条", audience: "followers" });
    const held = await as(person).microblog.createPost({ body: "等人看的一条" });
    await inWriteTx((tx) => setState(tx, subjectRef("post", held.id), "held"));
    await as(person).microblog.createPost({ body: "折起来的内容", notice: "剧透" });
    const atom = await get(`${feedOf(person)}.atom`);
    expect(atom.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const xml = await atom.text();
    expect(xml).toContain(`${origin}/p/${id}`);
    expect(xml).not.toContain("<script>");
    for (const hidden of ["只给关注者", "等人看", "折起来的内容"]) expect(xml).not.toContain(hidden);
    expect(xml).toContain("剧透");
    const json = (await (await get(`${feedOf(person)}.json`)).json()) as { items: { id: string; summary?: string }[] }; // JSON Feed 1
    expect(json.items.map((item) => item.id)).toContain(`${origin}/p/${id}`);
    for (const { summary } of json.items) expect(summary ?? "").not.toContain("<"); // plain text, where there is one
  });

  it("answer for a topic as for an account, without those who asked to be left out", async () => {
    const { id } = await author();
    const shy = await author();
    await as(shy.person).privacy.setIndexing({ isIndexed: false });
    await drain();
    const xml = await text(`/t/${encodeURIComponent("春茶")}/feed.atom`);
    expect(xml).toContain(id);
    expect(xml).not.toContain(shy.id);
  });

  it("cost no bytes while nothing changed, and are asked for anew each time", async () => {
    const { person } = await author();
    const first = await get(`${feedOf(person)}.atom`);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const etag = first.headers.get("etag") ?? "";
    expect((await get(`${feedOf(person)}.atom`, { "if-none-match": etag })).status).toBe(304);
    await as(person).microblog.createPost({ body: "新的一条" });
    expect((await get(`${feedOf(person)}.atom`, { "if-none-match": etag })).status).toBe(200);
  });
});

describe("every link", () => {
  obligation("MB-12.2-a", "loses a removed post at once, and an account that a measure closed", async () => {
    const { person, id } = await author();
    const places = [
      `${feedOf(person)}.atom`,
      `${feedOf(person)}.json`,
      `/t/${encodeURIComponent("春茶")}/feed.json`,
      "/sitemap.xml",
      `/oembed?url=${encodeURIComponent(`${origin}/p/${id}`)}`,
    ];
    await drain();
    for (const place of places) expect(await text(place), place).toContain(id);
    const { measureId } = await impose(person, "remove-content", { subject: subjectRef("post", id) });
    for (const place of places) expect(await text(place), place).not.toContain(`/p/${id}`);
    await end(measureId, "overturned");
    for (const place of places) expect(await text(place), place).toContain(id);
    await impose(person, "close-account");
    for (const place of places) expect(await text(place), place).not.toContain(`/p/${id}`);
    expect((await get(`${feedOf(person)}.atom`)).status).toBe(404);
  });

  it("leaves out an account that asked for it, and one that its owner closed", async () => {
    const { person, id } = await author();
    await as(person).privacy.setIndexing({ isIndexed: false });
    expect((await get(`${feedOf(person)}.atom`)).status).toBe(404);
    expect((await get(`/oembed?url=${encodeURIComponent(`${origin}/p/${id}`)}`)).status).toBe(404);
    const map = await text("/sitemap.xml");
    expect(map).not.toContain(id);
    expect(map).not.toContain(`/u/${person.handle}<`);
    await as(person).privacy.setIndexing({ isIndexed: true });
    expect(await text("/sitemap.xml")).toContain(id);
    await as(person).privacy.closeAccount({});
    expect(await text("/sitemap.xml")).not.toContain(id);
  });

  it("passes on no words of an account that asked to be left out, nor what a label keeps from it", async () => {
    const [shy, labelled, sharer] = [await author(), await author(), await makePerson()];
    const words = { shy: "不想被找到的话", labelled: "会被标注的话" };
    const first = await as(shy.person).microblog.createPost({ body: words.shy });
    const second = await as(labelled.person).microblog.createPost({ body: words.labelled });
    const repost = await as(sharer).microblog.repostPost({ postId: first.id });
    const quote = await as(sharer).microblog.quotePost({ postId: first.id, body: "引用一下" });
    const other = await as(sharer).microblog.quotePost({ postId: second.id, body: "再引用一下" });
    await as(shy.person).privacy.setIndexing({ isIndexed: false });
    await inWriteTx((tx) =>
      setLabel(tx, {
        subject: subjectRef("post", second.id),
        label: "harmful",
        rule: { id: "content-rules#1", version: 1 },
        reason: "测试",
        caseId: newId(),
        setBy: sharer.accountId,
      }),
    );
    const embed = (id: string) => `/oembed?url=${encodeURIComponent(`${origin}/p/${id}`)}`;
    for (const place of [
      `${feedOf(sharer)}.atom`,
      `${feedOf(sharer)}.json`,
      embed(quote.id),
      embed(repost.id),
      embed(other.id),
    ])
      for (const word of Object.values(words)) expect(await text(place), place).not.toContain(word);
    expect(await text(`${feedOf(sharer)}.json`)).toContain("引用一下");
    expect((await get(embed(quote.id))).status).toBe(200);
    expect((await get(embed(repost.id))).status).toBe(404);
    expect((await get(embed(other.id))).status).toBe(404);
  });

  it("is a document that a reader can parse, whatever characters somebody wrote", async () => {
    const person = await makePerson();
    await as(person).microblog.createPost({ body: '不是\uFFFE字符 ]]> <b> & "引号"' });
    const xml = await text(`${feedOf(person)}.atom`);
    expect(xml).toContain("不是字符");
    expect(xml).not.toMatch(/[\uFFFE\uFFFF]/);
  });

  it("gives an embed without script for a post of this site, and for nothing else", async () => {
    const { person, id } = await author();
    const embed = (await (
      await get(`/oembed?url=${encodeURIComponent(`${origin}/s/${shortOf(id)}`)}&maxwidth=300`)
    ).json()) as {
      html: string;
      author_name: string;
      width: number;
    }; // as oEmbed says
    expect(embed).toMatchObject({ author_name: person.nickname, width: 300, type: "rich" });
    expect(embed.html).not.toContain("<script");
    for (const url of [`https://elsewhere.example/p/${id}`, `${origin}/desk`, "", `${origin}/p/${person.accountId}`])
      expect((await get(`/oembed?url=${encodeURIComponent(url)}`)).status, url).toBe(404);
    expect((await get(`/oembed?url=${encodeURIComponent(`${origin}/p/${id}`)}&format=xml`)).status).toBe(400);
  });

  it("leads from a short address to its post alone", async () => {
    const { id } = await author();
    const answer = await get(`/s/${shortOf(id)}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([301, `/p/${id}`]);
    for (const other of ["!!", "a".repeat(40), "%2e%2e"]) expect((await get(`/s/${other}`)).status).toBe(404);
  });

  it("tells crawlers where they have no business", async () => {
    const robots = await text("/robots.txt");
    for (const path of ["/desk/", "/settings/", "/exports/"]) expect(robots).toContain(`Disallow: ${path}`);
    expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
  });
});

describe("a network that asks without end", () => {
  afterAll(() => freezeClock(null));

  it.each([
    ["/sitemap.xml", "sitemap"],
    ["/robots.txt", "links"],
  ] as const)("is told when it may ask for %s again", async (path, limit) => {
    freezeClock(now()); // within one window
    const { count, minutes } = visitorLimits[limit];
    const statuses: number[] = [];
    for (let asked = 0; asked < count; asked += 1) statuses.push((await get(path)).status);
    expect(new Set(statuses.slice(0, count / 2))).toEqual(new Set([200]));
    const refused = await get(path);
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(minutes * 60);
    expect(await refused.json()).toMatchObject({ refusal: { reason: "TOO_MANY" } });
    freezeClock(new Date(now().getTime() + seconds * 1000));
    expect((await get(path)).status).toBe(200);
  });
});
