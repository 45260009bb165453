import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { post, postStats } from "@/db/schema/microblog";
import { inWriteTx } from "@/server/core/write-tx";
import { newId, type PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();

/** More than the home timeline asks one by one. */
const many = 55;

let authors: Person[];
const written = new Map<Person, PostId>();

beforeAll(async () => {
  authors = [];
  for (let n = 0; n < many; n++) authors.push(await makePerson());
  for (const author of authors) {
    const { id } = await as(author).microblog.createPost({ body: `第 ${author.handle} 号说早上好` });
    written.set(author, id);
  }
});

/** Somebody who follows the first so many authors. */
async function readerOf(count: number): Promise<Person> {
  const reader = await makePerson();
  for (const author of authors.slice(0, count))
    await as(reader).relations.followAccount({ accountId: author.accountId });
  return reader;
}

/** Ids of all the pages of somebody's home. */
async function homeOf(reader: Person, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let before: PostId | undefined;
  do {
    const page = await as(reader).microblog.home({ limit, ...(before && { before }) });
    ids.push(...page.posts.map((each) => each.id));
    before = (page.next ?? undefined) as PostId | undefined; // what the page itself named
  } while (before);
  return ids;
}

const idOf = (author: Person | undefined) => (author && written.get(author)) ?? "";
const newestFirst = (people: readonly Person[]) => people.map(idOf).sort().reverse();

describe.each([
  ["somebody who follows few", 12],
  ["somebody who follows many", many],
])("the home of %s", (_, count) => {
  it("holds every post of theirs once, newest first, page after page", async () => {
    const reader = await readerOf(count);
    const theirs = newestFirst(authors.slice(0, count));
    expect(await homeOf(reader, 5)).toEqual(theirs);
    expect(await homeOf(reader, 20)).toEqual(theirs);
  });

  it("loses at once what is removed, blocked, muted, unfollowed or meant for others, and stays full", async () => {
    const reader = await readerOf(count);
    const [removed, blocks, blocked, muted, left, ...others] = authors.slice(0, count);
    if (!removed || !blocks || !blocked || !muted || !left) throw new Error("There are enough authors.");
    const ownWords = await as(removed).microblog.createPost({ body: "只给自己看", audience: "self" });
    await inWriteTx((tx) => setState(tx, subjectRef("post", idOf(removed)), "removed"));
    await as(blocks).relations.blockAccount({ accountId: reader.accountId });
    await as(reader).relations.blockAccount({ accountId: blocked.accountId });
    await as(reader).relations.muteAccount({ accountId: muted.accountId });
    await as(reader).relations.unfollowAccount({ accountId: left.accountId });
    const mine = await as(reader).microblog.createPost({ body: "我也说一句" });

    const found = await homeOf(reader, 5);
    expect(found).toEqual([mine.id, ...newestFirst(others)]);
    expect(found).not.toContain(ownWords.id);

    await inWriteTx((tx) => setState(tx, subjectRef("post", idOf(removed)), "shown"));
  });
});

it("reaches back past any number of posts of strangers", async () => {
  const reader = await readerOf(many);
  const stranger = await makePerson();
  const strangers = Array.from({ length: 2_100 }, () => newId<PostId>());
  await inWriteTx((tx) =>
    tx.rows(sql`
      with made as (
        insert into ${post} (id, root_id, author_id, audience, body, declared, media_count, created_at)
        select s, s, ${stranger.accountId}::uuid, 'public', '路过', '{}', 0, ${tx.now}::timestamptz from unnest(${sql.param(strangers)}::uuid[]) s returning 1)
      insert into ${postStats} (root_id) select unnest(${sql.param(strangers)}::uuid[])`),
  );
  expect(await homeOf(reader, 20)).toEqual(newestFirst(authors));
});
