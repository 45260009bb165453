import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { account, accountName } from "@/db/schema/accounts";
import { freezeClock, now } from "@/server/core/clock";
import { readScope } from "@/server/core/read-scope";
import { inWriteTx } from "@/server/core/write-tx";
import { AppError } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";
import { inputProblems } from "@/server/shared/input-problems";
import { subjectRef } from "@/server/shared/subject";
import { writeFiller } from "@/server/testing/filler";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { nameKeyOf } from "@/server/trust/authors/name-key";
import { visitorLimits } from "@/server/trust/quotas/visitors";
import { type StateWord, setState } from "@/server/trust/visibility/state";
import { foundAccounts } from "./visibility";

useWorld();

async function write(author: Person, body: string) {
  return (await as(author).microblog.createPost({ body })).id;
}

async function found(viewer: Person | null, text: string, more: object = {}) {
  return (await as(viewer).search.posts({ text, ...more })).posts.map((post) => post.body);
}

function problemsOf(cause: unknown): unknown {
  if (cause instanceof z.ZodError) return inputProblems(cause);
  return cause instanceof AppError ? (cause.refusal.params as { fields?: unknown }).fields : cause; // of this reason alone
}

function decide(id: string, state: StateWord) {
  return inWriteTx((tx) => setState(tx, subjectRef("post", id), state));
}

describe("searching posts", () => {
  it("finds two Chinese characters anywhere in a text, and words of other letters whole, whatever their case", async () => {
    const author = await makePerson();
    await write(author, "昨晚的桂花糕蒸得正好");
    await write(author, "Guiju 的 Changelog 更新了，ÄRGER 也没有");
    expect(await found(null, "花糕")).toEqual(["昨晚的桂花糕蒸得正好"]);
    expect(await found(null, "桂花糕")).toEqual(["昨晚的桂花糕蒸得正好"]);
    expect(await found(null, "changelog 更新")).toHaveLength(1);
    expect(await found(null, "change")).toEqual([]);
    expect(await found(null, "桂糕")).toEqual([]);
  });

  it("finds characters only where they stand side by side, and all that was asked for", async () => {
    const author = await makePerson();
    await write(author, "银杏叶落，杏叶银白");
    await write(author, "银杏落叶");
    expect(await found(null, "杏叶落")).toEqual(["银杏叶落，杏叶银白"]);
    expect(await found(null, "银杏 落叶")).toEqual(["银杏落叶"]);
  });

  it("refuses what is too short to find anything by", async () => {
    for (const text of ["花", "！？", "花 。 "])
      await expect(as(null).search.posts({ text })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(as(null).search.posts({ text: "长".repeat(61) })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  obligation("MB-12.2-a", "never shows what is held or removed, and shows again what was restored", async () => {
    const author = await makePerson();
    const id = await write(author, "蒲公英飞过操场");
    expect(await found(null, "蒲公英")).toHaveLength(1);
    await decide(id, "removed");
    expect(await found(null, "蒲公英")).toEqual([]);
    expect(await found(await makePerson(), "蒲公英")).toEqual([]);
    await decide(id, "shown");
    expect(await found(null, "蒲公英")).toHaveLength(1);
    await as(author).microblog.deletePost({ postId: id });
    expect(await found(author, "蒲公英")).toEqual([]);
  });

  it("follows an edit: the old words find nothing, the new ones do", async () => {
    const author = await makePerson();
    const postId = await write(author, "芝麻汤圆");
    await as(author).microblog.editPost({ postId, body: "豆沙粽子" });
    expect(await found(null, "芝麻汤圆")).toEqual([]);
    expect(await found(null, "豆沙粽子")).toEqual(["豆沙粽子"]);
  });

  it("keeps to the audience and to blocks", async () => {
    const [author, stranger, blocked] = [await makePerson(), await makePerson(), await makePerson()];
    await as(author).microblog.createPost({ body: "只给关注者看的萤火虫", audience: "followers" });
    await write(author, "给所有人看的萤火虫");
    await as(author).relations.blockAccount({ accountId: blocked.accountId });
    expect(await found(stranger, "萤火虫")).toEqual(["给所有人看的萤火虫"]);
    expect(await found(blocked, "萤火虫")).toEqual([]);
    await as(stranger).relations.followAccount({ accountId: author.accountId });
    expect(await found(stranger, "萤火虫")).toHaveLength(2);
  });

  it("narrows by author, days and pictures", async () => {
    const [one, other] = [await makePerson(), await makePerson()];
    await write(one, "木槿花开");
    await write(other, "木槿花落");
    expect(await found(null, "木槿花", { from: one.handle })).toEqual(["木槿花开"]);
    await as(one).accounts.rename({ nickname: "画木槿的阿青" });
    expect(await found(null, "木槿花", { from: "@画木槿的阿青" })).toEqual(["木槿花开"]);
    expect(await found(null, "木槿花", { hasMedia: true })).toEqual([]);
    expect(await found(null, "木槿花", { since: "2099-01-01" })).toEqual([]);
    expect(await found(null, "木槿花", { until: "2000-01-01" })).toEqual([]);
    expect(await found(null, "木槿花", { since: "2000-01-01", until: "2099-01-01" })).toHaveLength(2);
  });

  it("says which filter nothing can fit", async () => {
    const [author, viewer] = [await makePerson(), await makePerson()];
    await as(author).relations.blockAccount({ accountId: viewer.accountId });
    const wrong = async (who: Person | null, more: object) => {
      const error = await found(who, "木槿花", more).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      return error instanceof Error ? problemsOf(error.cause) : null;
    };
    expect(await wrong(null, { since: "2026-13-45" })).toMatchObject([{ path: "since" }]);
    expect(await wrong(null, { until: "heute" })).toMatchObject([{ path: "until" }]);
    expect(await wrong(null, { since: "2026-13-45", until: "2026-01-01" })).toMatchObject([{ path: "since" }]);
    expect(await wrong(null, { since: "2026-02-02", until: "2026-02-01" })).toEqual([
      { path: "until", problem: "before-since" },
    ]);
    expect(await wrong(null, { since: "2026-02-02", until: "2026-02-02" })).toBeNull();
    const unknown = [{ path: "from", problem: "unknown-account" }];
    expect(await wrong(null, { from: "99999999" })).toEqual(unknown);
    expect(await wrong(null, { from: author.handle })).toBeNull();
    // Whoever blocks the viewer is to them as one that does not exist.
    expect(await wrong(viewer, { from: author.handle })).toEqual(unknown);
  });

  it("pages from the newest to the oldest, past the newest thousand too, without gaps or repeats", async () => {
    const author = await makePerson();
    const old = [];
    for (let at = 0; at < 23; at += 1) old.push(await write(author, `海棠依旧 ${at}`));
    await writeFiller(author, 1_000);
    const fresh = await write(author, "海棠依旧 最新");
    const first = await as(null).search.posts({ text: "海棠依旧" });
    const rest = await as(null).search.posts({ text: "海棠依旧", before: first.next as never }); // the id it gave
    expect([...first.posts, ...rest.posts].map((post) => post.id)).toEqual([fresh, ...old.reverse()]);
    expect(first.posts).toHaveLength(20);
    expect(rest.next).toBeNull();
  });

  it("leaves out whom the viewer mutes, unless that author is asked for", async () => {
    const [author, viewer] = [await makePerson(), await makePerson()];
    await write(author, "凌霄花爬满墙");
    await as(viewer).relations.muteAccount({ accountId: author.accountId });
    expect(await found(viewer, "凌霄花")).toEqual([]);
    expect(await found(viewer, "凌霄花", { from: author.handle })).toHaveLength(1);
  });
});

describe("searching people", () => {
  it("finds names by two characters and accounts by their number", async () => {
    const one = await makePerson({ nickname: "青石巷的裁缝" });
    const names = async (text: string) => (await as(null).search.people({ text })).accounts.map((a) => a.nickname);
    expect(await names("石巷")).toEqual(["青石巷的裁缝"]);
    expect(await names("裁缝铺")).toEqual([]);
    expect(await names(one.handle)).toEqual(["青石巷的裁缝"]);
  });

  it("finds names by the beginning of any of their words, of the whole, and of their number", async () => {
    const one = await makePerson({ nickname: "Quilla Ostrander" });
    const other = await makePerson({ nickname: "Quilt 夜班" });
    const names = async (text: string) => (await as(null).search.people({ text })).accounts.map((a) => a.nickname);
    expect(await names("ostr")).toEqual([one.nickname]);
    expect(await names("QUI")).toEqual([other.nickname, one.nickname]);
    expect(await names("@quillaos")).toEqual([one.nickname]);
    expect(await names("quil ostr")).toEqual([one.nickname]);
    expect(await names("quil 夜班")).toEqual([other.nickname]);
    expect(await names("trander")).toEqual([]);
    expect(await names("q")).toEqual([]);
    expect(await names(one.handle.slice(0, -1))).toContain(one.nickname);
    expect(await names("100% 'qui' | _")).toEqual([]);
  });

  it("does not find by a name that waits for review, nor by one that was given up", async () => {
    const one = await makePerson({ nickname: "Wexford Lantern" });
    await inWriteTx((tx) =>
      tx.rows(sql`insert into ${accountName} (normal, account_id, taken_at) values
        ('wexcombe', ${one.accountId}::uuid, ${tx.now}::timestamptz)`),
    );
    expect((await as(null).search.people({ text: "wexc" })).accounts).toEqual([]);
  });

  it("goes by indexes among many accounts", async () => {
    const plan = await inWriteTx(async (tx) => {
      await tx.rows(sql`
        insert into ${account} (id, principal_id, handle, nickname, created_at)
        select gen_random_uuid(), gen_random_uuid(), (3000000000 + n)::text, 'Filler ' || md5(n::text), ${tx.now}::timestamptz from generate_series(1, 20000) as n`);
      await tx.rows(sql`analyze ${account}`);
      const relation = foundAccounts(readScope(null, tx.now, tx), "trans");
      return tx.rows<{ "QUERY PLAN": string }>(sql`explain select a.id from ${relation} a order by a.id desc limit 20`);
    });
    const steps = plan.map((row) => row["QUERY PLAN"]).join("\n");
    for (const index of ["account_terms", "account_name_start", "account_handle_start"]) expect(steps).toContain(index);
    expect(steps).not.toMatch(/Seq Scan on account\b/);
  });

  it("does not find whom the viewer may not open", async () => {
    const [closed, blocker, viewer] = [
      await makePerson({ nickname: "北山牧人" }),
      await makePerson({ nickname: "南山牧人" }),
      await makePerson(),
    ];
    await inWriteTx((tx) => setState(tx, subjectRef("account", closed.accountId), "closed"));
    await as(blocker).relations.blockAccount({ accountId: viewer.accountId });
    expect((await as(viewer).search.people({ text: "山牧人" })).accounts).toEqual([]);
    expect((await as(null).search.people({ text: "山牧人" })).accounts.map((a) => a.nickname)).toEqual(["南山牧人"]);
    expect((await as(viewer).search.people({ text: "北山" })).accounts).toEqual([]);
    expect((await as(viewer).search.people({ text: blocker.handle })).accounts).toEqual([]);
    expect((await as(viewer).search.people({ text: blocker.handle.slice(0, -1) })).accounts).not.toContainEqual(
      expect.objectContaining({ nickname: "南山牧人" }),
    );
  });
});

describe("proposing whom one may mean", () => {
  async function proposed(viewer: Person, typed: string, postId?: PostId) {
    return (await as(viewer).search.mentionable({ typed, ...(postId && { postId }) })).map(({ nickname }) => nickname);
  }

  it("writes a name so that the mention finds it, whatever blanks it holds", async () => {
    const [me, mira] = [await makePerson(), await makePerson({ nickname: "Mira Translates" })];
    await as(me).relations.followAccount({ accountId: mira.accountId });
    const [{ written } = { written: "" }] = await as(me).search.mentionable({ typed: "mirat" });
    expect(written).toBe("MiraTranslates");
    // The fixture keeps names as they are written; sign-up keeps them by their key.
    await inWriteTx((tx) =>
      tx.rows(
        sql`update ${accountName} set normal = ${nameKeyOf(mira.nickname)} where account_id = ${mira.accountId}::uuid`,
      ),
    );
    const { id } = await as(me).microblog.createPost({ body: `看@${written} 的翻译` });
    const seen = await as(null).microblog.getPost({ postId: id });
    expect(seen).toMatchObject({ post: { mentions: [{ name: written, handle: mira.handle }] } });
  });

  it("knows whom one follows and who takes part under the post, and by the beginnings of names everybody else", async () => {
    const [me, followed, writer, other] = [
      await makePerson(),
      await makePerson({ nickname: "银杏一号" }),
      await makePerson({ nickname: "银杏二号" }),
      await makePerson({ nickname: "银杏三号" }),
    ];
    await as(me).relations.followAccount({ accountId: followed.accountId });
    const postId = await write(writer, "树叶黄了");
    expect(await proposed(me, "")).toEqual(["银杏一号"]);
    expect(await proposed(me, "", postId)).toEqual(["银杏一号", "银杏二号"]);
    expect(await proposed(me, "银杏", postId)).toEqual(["银杏一号", "银杏二号", "银杏三号"]);
    expect(await proposed(me, other.handle)).toEqual(["银杏三号"]);
  });

  it("proposes nobody who blocks the viewer, whom the viewer blocks or mutes, or who would not be mentioned", async () => {
    const me = await makePerson();
    const others = [
      await makePerson({ nickname: "水杉一号" }),
      await makePerson({ nickname: "水杉二号" }),
      await makePerson({ nickname: "水杉三号" }),
      await makePerson({ nickname: "水杉四号" }),
    ] as const;
    const [blocking, blocked, muted, closed] = others;
    expect(await proposed(me, "水杉")).toHaveLength(4);
    await as(blocking).relations.blockAccount({ accountId: me.accountId });
    await as(me).relations.blockAccount({ accountId: blocked.accountId });
    await as(me).relations.muteAccount({ accountId: muted.accountId });
    await as(closed).protection.setContacts({
      replies: "everyone",
      mentions: "nobody",
      quotes: "everyone",
      messages: "everyone",
      minAgeDays: 0,
    });
    expect(await proposed(me, "水杉")).toEqual([]);
  });
});

describe("visitors", () => {
  afterAll(() => freezeClock(null));

  it("of one network search so often a minute, whatever they search; others and whoever signs in go on", async () => {
    freezeClock(now()); // within one window
    const ways = [
      (over: object, by: Person | null = null) => as(by, over).search.posts({ text: "春茶" }),
      (over: object, by: Person | null = null) => as(by, over).search.people({ text: "春茶" }),
      (over: object, by: Person | null = null) => as(by, over).topics.search({ text: "春茶" }),
    ];
    for (let asked = 0; asked < visitorLimits.search.count; asked += 1)
      await ways[asked % ways.length]?.({ address: `2001:db8:5:5::${asked + 1}` });
    const until = new Date((Math.floor(now().getTime() / 60_000) + 1) * 60_000).toISOString();
    for (const way of ways) {
      await expect(way({ address: "2001:db8:5:5:9::1" })).rejects.toMatchObject({
        cause: { kind: "RATE_LIMITED", reason: "TOO_MANY", params: { until } },
      });
      await way({ address: "2001:db8:5:6::1" });
      await way({ address: "2001:db8:5:5:9::1" }, await makePerson());
    }
    freezeClock(new Date(until));
    await ways[0]?.({ address: "2001:db8:5:5:9::1" });
  });
});
