import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader, readSealed } from "@/server/core/database";
import { type Term, termOf } from "@/server/core/own-data/erase";
import { isOwn, ownTables } from "@/server/core/own-data/tables";
import { closingDays, heldMonths } from "@/server/features/privacy/contract";
import { useExportsFolder } from "@/server/features/privacy/exports/folder";
import { addDays, addMinutes, addMonths } from "@/server/shared/time";
import { redeem, signUp } from "@/server/testing/entering";
import { freshNumber, givePhone, prove } from "@/server/testing/identity";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, contextAs, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { recordGaps } from "@/server/trust/measures/gaps";
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";

useWorld();
const folder = mkdtempSync(join(tmpdir(), "guiju-closing-"));
beforeAll(() => useExportsFolder(folder));
afterEach(() => freezeClock(null));
afterAll(() => rmSync(folder, { recursive: true }));

const waitOut = async () => {
  freezeClock(addDays(now(), closingDays + 1));
  await jobs["close-accounts"]?.run(now());
};
const keepOut = async () => {
  freezeClock(addMonths(addDays(now(), 1), heldMonths));
  await jobs["close-accounts"]?.run(now());
};
const profile = (viewer: Person | null, of: Person) => as(viewer).relations.profile({ handle: of.handle });
const notFound = { cause: { reason: "NOT_FOUND" } };

/** How many rows of each table of these terms are still this person's. */
async function leftOf(person: Person, ...terms: Term[]): Promise<Record<string, number>> {
  const tables = await ownTables({ rows: readSealed });
  const left: Record<string, number> = {};
  for (const table of tables.filter(({ policy, owner }) => owner && terms.includes(termOf(policy)))) {
    if (table.policy.erased === "shell" || table.policy.erased === "key") continue;
    const [row] = await readSealed<{ count: number }>(sql`
      select count(*)::int as count from ${sql.identifier(table.name)} r where ${isOwn(tables, table, person)}`);
    if (row && row.count > 0) left[table.name] = row.count;
  }
  return left;
}

async function lively(): Promise<{ person: Person; friend: Person; postId: string; friendsPost: string }> {
  const person = await makePerson({ identity: "none" });
  const friend = await makePerson();
  await prove(person, freshNumber());
  const { id: postId } = await as(person).microblog.createPost({ body: "我的一条" });
  const { id: friendsPost } = await as(friend).microblog.createPost({ body: "朋友的一条" });
  await as(person).microblog.likePost({ postId: friendsPost });
  await as(person).relations.followAccount({ accountId: friend.accountId });
  await as(friend).relations.followAccount({ accountId: person.accountId });
  await drain();
  return { person, friend, postId, friendsPost };
}

describe("closing one's account", () => {
  it("asks who one is, is told what becomes of which data, and takes everything out of sight at once", async () => {
    const { person, friend, postId } = await lively();
    const { session } = contextAs(person);
    const unconfirmed = as(person, { session: session && { ...session, confirmedAt: null } });
    await expect(unconfirmed.privacy.closeAccount({})).rejects.toMatchObject({
      cause: { reason: "CONFIRMATION_REQUIRED" },
    });
    expect(await profile(friend, person)).toMatchObject({ posts: 1 });
    const { fates } = await as(person).privacy.closing({});
    const fateOf = (table: string) => fates.find(({ tables }) => tables.includes(table))?.fate;
    expect(["follow", "post", "network_log", "measure", "identity_verification"].map(fateOf)).toEqual([
      "deleted",
      "held",
      "aged",
      "kept",
      "held",
    ]);

    const { dueAt } = await as(person).privacy.closeAccount({});
    await expect(as(person).privacy.closeAccount({})).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
    for (const viewer of [null, friend]) {
      await expect(profile(viewer, person)).rejects.toMatchObject(notFound);
      await expect(as(viewer).microblog.getPost({ postId })).rejects.toThrow();
    }
    expect((await as(person).privacy.closing({})).standing).toMatchObject({ dueAt });
    await expect(as(person).microblog.createPost({ body: "还想发" })).rejects.toMatchObject({
      cause: { reason: "ACCOUNT_CLOSED", params: { measureId: null } },
    });
    await as(person).privacy.requestExport({});
    expect(await recordGaps(reader)).toMatchObject({ statesWithoutMeasure: 0 });
  });

  it("is undone within the waiting period, and then everything is as before", async () => {
    const { person, friend, postId } = await lively();
    await as(person).privacy.closeAccount({});
    freezeClock(addDays(now(), closingDays - 1));
    await jobs["close-accounts"]?.run(now());
    await as(person).privacy.undoClosingAccount({});
    await expect(as(person).privacy.undoClosingAccount({})).rejects.toMatchObject({
      cause: { reason: "ALREADY_DONE" },
    });
    await waitOut();
    expect(await profile(friend, person)).toMatchObject({ posts: 1, followers: 1, following: 1 });
    expect(await as(null).microblog.getPost({ postId })).toMatchObject({ is: "post" });
    expect((await as(person).microblog.createPost({ body: "我回来了" })).held).toBe(false);
  });

  obligation(
    "MB-07.2-a",
    "makes every declared data policy true: deleted after the waiting period, purged after the retention",
    async () => {
      const { person, friend, postId, friendsPost } = await lively();
      await givePhone(person, "+8613800138155" as PhoneNumber); // of the sandbox's range
      const { measureId } = await impose(person, "warn");
      const { id: listId } = await as(friend).lists.makeList({ name: "老朋友", audience: "public" });
      await as(friend).lists.addToList({ listId, accountId: person.accountId });
      const { id: circleId } = await as(friend).circles.makeCircle({ name: "近邻" });
      await as(friend).circles.addToCircle({ circleId, accountId: person.accountId });
      await as(person).privacy.closeAccount({});
      await waitOut();
      expect(await leftOf(person, "closing")).toEqual({});
      expect(await as(friend).lists.get({ listId })).toMatchObject({ members: 0 });
      expect(await as(friend).circles.members({ circleId })).toMatchObject({ members: 0 });
      const [shell] = await readSealed(sql`
      select nickname, bio, phone_sealed, phone_index, avatar_id, region, handle from account where id = ${person.accountId}::uuid`);
      expect(shell).toEqual({
        nickname: person.handle,
        bio: null,
        phone_sealed: null,
        phone_index: null,
        avatar_id: null,
        region: null,
        handle: person.handle,
      });
      expect(await profile(null, friend)).toMatchObject({ followers: 0, following: 0 });
      expect(JSON.stringify(await as(friend).microblog.getPost({ postId: friendsPost }))).toContain('"likes":0');
      expect(Object.keys(await leftOf(person, "purge"))).toEqual(expect.arrayContaining(["post"]));
      await expect(as(friend).microblog.getPost({ postId })).rejects.toThrow();

      await keepOut();
      expect(await leftOf(person, "closing", "purge")).toEqual({});
      const [key] = await readSealed(sql`
      select k.wrapped, p.identity_index, p.identity_state from person_key k join principal p on p.id = k.principal_id
      where k.principal_id = ${person.principalId}::uuid`);
      expect(key).toEqual({ wrapped: null, identity_index: null, identity_state: "none" });
      const [record] = await readSealed(sql`select id from measure where id = ${measureId}::uuid`);
      expect(record).toEqual({ id: measureId });
      await jobs["close-accounts"]?.run(now());
    },
  );

  it("leaves the person's key while another account of theirs stands", async () => {
    const number = freshNumber();
    const first = await makePerson({ identity: "none" });
    await prove(first, number);
    const second = await makePerson({ identity: "none" });
    await prove(second, number);
    const [before] = await readSealed<{ principal: string }>(sql`
      select principal_id as principal from account where id = ${second.accountId}::uuid`);
    const joined = { ...second, principalId: before?.principal as Person["principalId"] }; // as the database has it
    await as(joined).privacy.closeAccount({});
    await waitOut();
    await keepOut();
    const [key] = await readSealed<{ wrapped: string | null }>(sql`
      select wrapped from person_key where principal_id = ${joined.principalId}::uuid`);
    expect(key?.wrapped).not.toBeNull();
  });

  it("is a right under every measure; a measure keeps closed what it closed, and waits for its appeal", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "close-account");
    await as(person).privacy.closeAccount({});
    await expect(as(person).privacy.undoClosingAccount({})).rejects.toMatchObject({
      cause: { reason: "ACCOUNT_CLOSED", params: { measureId } },
    });
    await as(person).moderation.appealMeasure({ measureId, grounds: "不是我" });
    await waitOut();
    expect((await as(person).privacy.closing({})).standing).not.toBeNull();
    freezeClock(null);
    await end(measureId, "overturned");
    await drain();
    await expect(profile(null, person)).rejects.toMatchObject(notFound);
    await as(person).privacy.undoClosingAccount({});
    expect(await profile(null, person)).toMatchObject({ handle: person.handle });
  });

  it("lets its owner sign in by the phone to undo it, and the phone is free once it is carried out", async () => {
    const phone = "13800138177";
    const entered = await redeem(await signUp(phone, "要离开的人"));
    const mine = await entered.caller();
    await mine.privacy.closeAccount({});
    freezeClock(addMinutes(now(), 2));
    const code = await codeOf(phone);
    expect((await as(null).accounts.checkCode({ phone, code })).accounts).toHaveLength(1);
    await waitOut();
    const again = await codeOf(phone);
    expect((await as(null).accounts.checkCode({ phone, code: again })).accounts).toEqual([]);
  });

  it("can delete what it must: the application's role has the right on every such table", async () => {
    const tables = await ownTables({ rows: readSealed });
    const due = tables.filter(
      ({ policy }) => ["with-account", "by-owner", "by-age"].includes(policy.erased) && !policy.appendOnly,
    );
    const missing: string[] = [];
    for (const { name } of due) {
      const [row] = await readSealed<{ may: boolean }>(
        sql`select has_table_privilege('guiju_app', ${name}, 'delete') as may`,
      );
      if (!row?.may) missing.push(name);
    }
    expect(missing).toEqual([]);
  });
});

async function codeOf(phone: string): Promise<string> {
  await as(null).accounts.requestCode({ phone });
  await drain();
  const [message] = await as(null).accounts.sandboxMessages({ phone });
  return /\d{6}/.exec(message?.text ?? "")?.[0] ?? "";
}

describe("what its owner deleted", () => {
  obligation("MB-16.2-a", "is held for six months, and purged with all that hangs on it", async () => {
    const person = await makePerson();
    const { id } = await as(person).microblog.createPost({ body: "要删的" });
    await as(person).microblog.editPost({ postId: id, body: "改过又删的" });
    await as(person).microblog.deletePost({ postId: id });
    const count = async () => {
      const [row] = await readSealed<{ posts: number; revisions: number }>(sql`
        select (select count(*)::int from post where id = ${id}::uuid) as posts, (select count(*)::int from post_revision where root_id = ${id}::uuid) as revisions`);
      return row;
    };
    freezeClock(addDays(addMonths(now(), heldMonths), -1));
    await jobs["purge-expired"]?.run(now());
    expect(await count()).toMatchObject({ posts: 1 });
    freezeClock(addDays(now(), 2));
    await jobs["purge-expired"]?.run(now());
    expect(await count()).toEqual({ posts: 0, revisions: 0 });
  });

  it("and what is only kept for days is gone after them", async () => {
    const person = await makePerson();
    const other = await makePerson();
    await as(other).relations.followAccount({ accountId: person.accountId });
    await drain();
    expect((await as(person).notifications.list({})).notices).toHaveLength(1);
    freezeClock(addDays(now(), 181));
    await jobs["purge-expired"]?.run(now());
    expect((await as(person).notifications.list({})).notices).toEqual([]);
  });
});
