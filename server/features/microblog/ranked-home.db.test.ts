import { afterEach, describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import { rankRules } from "@/server/shared/home-ranking";
import { newId, type PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { setLabel } from "@/server/testing/labels";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();
afterEach(() => freezeClock(null));

const write = async (author: Person, body: string) => (await as(author).microblog.createPost({ body })).id;
const people = (count: number) => Promise.all(Array.from({ length: count }, () => makePerson()));

async function readerOf(...authors: Person[]): Promise<Person> {
  const reader = await makePerson();
  for (const { accountId } of authors) await as(reader).relations.followAccount({ accountId });
  return reader;
}

/** All pages of somebody's ranked home: what each post says, and why it stands there. */
async function rankedOf(reader: Person, limit = 20) {
  const found: { id: string; body: string; why: string | undefined }[] = [];
  let before: string | undefined;
  do {
    const page = await as(reader).microblog.rankedHome({ limit, ...(before && { before }) });
    found.push(...page.posts.map(({ id, body, why }) => ({ id, body, why: why?.by })));
    before = page.next ?? undefined;
  } while (before);
  return found;
}

const timedOf = async (reader: Person) => (await as(reader).microblog.home({})).posts.map(({ id }) => id);

describe("the order of home", () => {
  it("is newest first until its reader chooses otherwise, for that reader alone, and one step leads back", async () => {
    const [reader, other] = [await makePerson(), await makePerson()];
    const order = async (person: Person) => (await as(person).microblog.homeOrder({})).order;
    expect(await order(reader)).toBe("newest");
    await as(reader).microblog.orderHome({ order: "ranked" });
    await as(reader).microblog.orderHome({ order: "ranked" });
    expect([await order(reader), await order(other)]).toEqual(["ranked", "newest"]);
    await as(reader).microblog.orderHome({ order: "newest" });
    expect(await order(reader)).toBe("newest");
  });

  it("is nothing for visitors", async () => {
    await expect(as(null).microblog.rankedHome({})).rejects.toMatchObject({ cause: { reason: "SIGN_IN_REQUIRED" } });
  });
});

describe("the ranked home", () => {
  it("holds what home holds, in the order of what people do with it, each with the reason", async () => {
    const [mutual, lively, friend, plain] = await people(4);
    if (!mutual || !lively || !friend || !plain) throw new Error("There are enough people.");
    const ids = {
      friend: await write(friend, "常来往的人写的"),
      lively: await write(lively, "很多人赞的"),
      mutual: await write(mutual, "互相关注的人写的"),
      plain: await write(plain, "刚刚发布的"),
    };
    const reader = await readerOf(mutual, lively, friend, plain);
    await as(mutual).relations.followAccount({ accountId: reader.accountId });
    for (let times = 0; times < rankRules.often.times; times++)
      await as(reader).comments.createComment({ postId: ids.friend, body: `第 ${times} 句` });
    for (const fan of await people(12)) await as(fan).microblog.likePost({ postId: ids.lively });
    const found = await rankedOf(reader);
    expect(found.map(({ id }) => id).sort()).toEqual((await timedOf(reader)).sort());
    expect(Object.fromEntries(found.map(({ body, why }) => [body, why]))).toMatchObject({
      常来往的人写的: "often",
      很多人赞的: "lively",
      互相关注的人写的: "mutual",
      刚刚发布的: "newest",
    });
    expect(found.slice(0, 2).map(({ id }) => id)).toEqual([ids.friend, ids.lively]);
    expect(found.at(-1)?.id).toBe(ids.plain);
  });

  it("says nothing of the likes of fewer than three whom the reader follows", async () => {
    const [author, ...friends] = await people(1 + rankRules.liked.people);
    if (!author) throw new Error("There is an author.");
    const id = await write(author, "朋友们赞的");
    const reader = await readerOf(author, ...friends);
    const why = async () => (await as(reader).microblog.rankedHome({})).posts.find((post) => post.id === id)?.why;
    const [last, ...first] = friends;
    for (const friend of first) await as(friend).microblog.likePost({ postId: id });
    expect(await why()).toEqual({ by: "lively", count: first.length });
    await as(last ?? author).microblog.likePost({ postId: id });
    expect(await why()).toEqual({ by: "liked", count: rankRules.liked.people });
  });

  it("loses at once what is removed, blocked, muted, unfollowed, or meant for others", async () => {
    const [removed, blocks, blocked, muted, left, wordy, stays] = await people(7);
    if (!removed || !blocks || !blocked || !muted || !left || !wordy || !stays) throw new Error("There are enough.");
    const authors = [removed, blocks, blocked, muted, left, wordy, stays];
    const reader = await readerOf(...authors);
    for (const author of authors) await write(author, author === wordy ? "大结局剧透" : `${author.handle} 的一条`);
    const removedId = await write(removed, "会被移除的一条");
    await as(stays).microblog.createPost({ body: "只给自己", audience: "self" });
    expect(await rankedOf(reader)).toHaveLength(8);
    await inWriteTx(async (tx) => {
      await setState(tx, subjectRef("post", removedId), "removed");
      await setState(tx, subjectRef("account", removed.accountId), "closed");
    });
    await as(blocks).relations.blockAccount({ accountId: reader.accountId });
    await as(reader).relations.blockAccount({ accountId: blocked.accountId });
    await as(reader).relations.muteAccount({ accountId: muted.accountId });
    await as(reader).relations.unfollowAccount({ accountId: left.accountId });
    await as(reader).relations.muteWord({ word: "剧透", places: ["home"] });
    expect((await rankedOf(reader)).map(({ body }) => body)).toEqual([`${stays.handle} 的一条`]);
  });

  it("lifts nothing that a label says is disputed, and holds nothing that home refuses", async () => {
    const [author, officer, ...fans] = await people(12);
    if (!author || !officer) throw new Error("There are enough.");
    const reader = await readerOf(author);
    const postId = await write(author, "有争议的一条");
    for (const fan of fans) await as(fan).microblog.likePost({ postId });
    expect((await rankedOf(reader))[0]?.why).toBe("lively");
    const label = (word: "disputed" | "harmful") =>
      inWriteTx((tx) =>
        setLabel(tx, {
          subject: subjectRef("post", postId),
          label: word,
          rule: { id: "test", version: 1 },
          reason: "说法有争议",
          caseId: newId(),
          setBy: officer.accountId,
        }),
      );
    await label("disputed");
    expect((await rankedOf(reader))[0]?.why).toBe("newest");
    await label("harmful");
    expect(await rankedOf(reader)).toEqual([]);
  });

  it("keeps to its instant from page to page, and goes on newest first behind the ranked hours", async () => {
    const author = await makePerson();
    const ids: PostId[] = [];
    for (let n = 0; n < 7; n++) ids.push(await write(author, `第 ${n} 条`));
    const reader = await readerOf(author);
    const newestFirst = [...ids].sort().reverse();
    expect((await rankedOf(reader, 3)).map(({ id }) => id).sort()).toEqual([...ids].sort());
    const first = await as(reader).microblog.rankedHome({ limit: 3 });
    expect(first.newest).toBe(newestFirst[0]);
    await write(author, "后来的一条");
    const second = await as(reader).microblog.rankedHome({ limit: 20, before: first.next ?? "" });
    expect(second.posts.map(({ body }) => body)).not.toContain("后来的一条");
    freezeClock(addDays(now(), 3));
    const later = await rankedOf(reader, 3);
    expect(later.slice(1).map(({ id }) => id)).toEqual(newestFirst);
    expect(new Set(later.map(({ why }) => why))).toEqual(new Set(["newest"]));
  });
});
