import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { account, accountName, session } from "@/db/schema/accounts";
import { measure } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { freezeClock, now } from "@/server/core/clock";
import { inTransaction, reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { insertAccount } from "@/server/features/accounts/store/account";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import type { ReviewedText } from "@/server/shared/user-text";
import { end, impose, post, refusal } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { isBarred } from "@/server/trust/measures/barred";

useWorld();
afterEach(() => freezeClock(null));

describe("each measure blocks its act and no other", () => {
  obligation("PUB-19.2-a", "a warning blocks nothing", async () => {
    const person = await makePerson();
    await impose(person, "warn");
    await expect(post(person, ["advert"])).resolves.toBeDefined();
  });

  obligation(["PUB-19.2-a", "IM-08.2-a"], "limited functions: the named ones, naming measure and end", async () => {
    const person = await makePerson();
    const other = await makePerson();
    const { id } = await post(other);
    const endsAt = addDays(now(), 3);
    const { measureId } = await impose(person, "limit-functions", { params: { functions: ["like", "edit"] }, endsAt });
    const limited = refusal("SUSPENDED", {
      measure: "limit-functions",
      measureId,
      until: expect.stringContaining(endsAt.toISOString().slice(0, 19)),
    });
    await expect(as(person).microblog.likePost({ postId: id })).rejects.toMatchObject(limited);
    const own = await post(person);
    await expect(as(person).microblog.editPost({ postId: own.id, body: "改一下" })).rejects.toMatchObject(limited);
    await expect(as(other).microblog.likePost({ postId: own.id })).resolves.toBeDefined();
  });

  obligation(
    "IM-08.2-a",
    "a limited account posts as often a day as it may, and is refused beyond its limit",
    async () => {
      const person = await makePerson();
      const { measureId } = await impose(person, "limit-functions", { params: { functions: ["post"], perDay: 2 } });
      await post(person);
      await post(person);
      await expect(post(person)).rejects.toMatchObject(refusal("SUSPENDED", { measure: "limit-functions", measureId }));
      freezeClock(addDays(now(), 1));
      await expect(post(person)).resolves.toBeDefined();
    },
  );

  obligation(
    ["PUB-19.2-a", "IM-08.2-a"],
    "suspended updates: nothing is published, liking and deleting go on",
    async () => {
      const person = await makePerson();
      const other = await makePerson();
      const own = await post(person);
      const { id } = await post(other);
      const { measureId } = await impose(person, "suspend-updates");
      const suspended = refusal("SUSPENDED", { measure: "suspend-updates", measureId });
      await expect(post(person)).rejects.toMatchObject(suspended);
      await expect(as(person).microblog.editPost({ postId: own.id, body: "改" })).rejects.toMatchObject(suspended);
      await as(person).microblog.likePost({ postId: id });
      await as(person).microblog.deletePost({ postId: own.id });
      expect((await as(other).microblog.profilePosts({ handle: person.handle })).posts).toEqual([]);
    },
  );

  obligation("PUB-19.2-a", "stopped advertising: advertisements alone", async () => {
    const person = await makePerson();
    await impose(person, "stop-advertising");
    await expect(post(person, ["advert"])).rejects.toMatchObject(refusal("SUSPENDED", { measure: "stop-advertising" }));
    await expect(post(person)).resolves.toBeDefined();
  });

  obligation(
    "PUB-19.2-a",
    "a closed account: out of sight, sessions ended, its name still taken, redress open",
    async () => {
      const person = await makePerson();
      const other = await makePerson();
      const { id } = await post(person);
      await seedSession(person);
      const { measureId } = await impose(person, "close-account");
      expect(await rowsOf(sql`select 1 from ${session} where account_id = ${person.accountId}::uuid`)).toEqual([]);
      await expect(as(other).microblog.getPost({ postId: id })).rejects.toMatchObject(refusal("NOT_FOUND"));
      await expect(post(person)).rejects.toMatchObject(refusal("ACCOUNT_CLOSED", { measureId }));
      await expect(as(person).microblog.likePost({ postId: (await post(other)).id })).rejects.toMatchObject(
        refusal("ACCOUNT_CLOSED"),
      );
      expect(await takeName(person.nickname)).toBeNull();
      expect((await as(person).moderation.myStanding({})).inForce).toMatchObject([{ kind: "close-account" }]);
      await as(person).moderation.appealMeasure({ measureId, grounds: "不是我发的" });
      await as(person).microblog.deletePost({ postId: id });
    },
  );

  obligation("PUB-19.2-a", "a blacklisted principal: every account of it", async () => {
    const person = await makePerson();
    const second = await secondAccount(person);
    await post(second);
    const { measureId } = await impose(person, "blacklist");
    for (const each of [person, second]) {
      await expect(post(each)).rejects.toMatchObject(refusal("BLACKLISTED", { measureId }));
    }
    expect((await as(second).moderation.myStanding({})).inForce).toMatchObject([{ kind: "blacklist" }]);
  });

  obligation("PUB-19.2-a", "a barred registration: identity, phone and nothing of accounts that exist", async () => {
    const person = await makePerson();
    await identify(person);
    await impose(person, "bar-registration", { endsAt: addDays(now(), 30) });
    expect(await isBarred(reader, "identity", `identity:${person.accountId}`, now())).not.toBeNull();
    expect(await isBarred(reader, "phone", `phone:${person.accountId}`, now())).not.toBeNull();
    expect(await isBarred(reader, "phone", "phone:another", now())).toBeNull();
    await expect(post(person)).resolves.toBeDefined();
    expect(await isBarred(reader, "phone", `phone:${person.accountId}`, addDays(now(), 31))).toBeNull();
  });

  obligation(
    ["PUB-19.2-a", "MB-12.2-b"],
    "removed content: gone for others, there for its author with the measure",
    async () => {
      const person = await makePerson();
      const other = await makePerson();
      const { id } = await post(person);
      const kept = await post(person);
      const { measureId } = await impose(person, "remove-content", { subject: subjectRef("post", id) });
      expect(await as(other).microblog.getPost({ postId: id })).toEqual({ is: "removed", id });
      expect(await as(person).microblog.getPost({ postId: id })).toMatchObject({
        post: { state: { word: "removed", measureId } },
      });
      expect((await as(other).microblog.profilePosts({ handle: person.handle })).posts.map((each) => each.id)).toEqual([
        kept.id,
      ]);
      await expect(post(person)).resolves.toBeDefined();
    },
  );

  obligation("PUB-19.2-a", "several hold at once, and each ends alone", async () => {
    const person = await makePerson();
    const suspended = await impose(person, "suspend-updates");
    await impose(person, "stop-advertising");
    await end(suspended.measureId, "lifted");
    await expect(post(person)).resolves.toBeDefined();
    await expect(post(person, ["advert"])).rejects.toMatchObject(refusal("SUSPENDED", { measure: "stop-advertising" }));
  });
});

describe("the desk's list", () => {
  it("has what is in force and what ended, for staff who read measures", async () => {
    const person = await makePerson();
    const held = await impose(person, "suspend-updates");
    const over = await impose(person, "warn");
    await end(over.measureId, "lifted");
    const officer = as(await makePerson({ posts: ["officer"] })).moderation;
    const inForce = (await officer.deskMeasures({})).measures;
    expect(inForce.find(({ id }) => id === held.measureId)).toMatchObject({
      isInForce: true,
      person: { nickname: person.nickname },
    });
    expect(inForce.map(({ id }) => id)).not.toContain(over.measureId);
    const ended = (await officer.deskMeasures({ state: "ended" })).measures;
    expect(ended.find(({ id }) => id === over.measureId)).toMatchObject({ end: { how: "lifted" } });
    await expect(as(await makePerson({ posts: ["reviewer"] })).moderation.deskMeasures({})).rejects.toMatchObject(
      refusal("ROLE_REQUIRED"),
    );
  });
});

describe("imposing", () => {
  it("refuses what does not fit, and writes nothing", async () => {
    const person = await makePerson();
    const unfit = (path: string) => ({
      reason: "INPUT_INVALID",
      params: { fields: [expect.objectContaining({ path })] },
    });
    await expect(impose(person, "warn", { params: {} })).rejects.toMatchObject({ reason: "INPUT_INVALID" });
    await expect(impose(person, "limit-functions", { params: { functions: [] } })).rejects.toMatchObject(
      unfit("params.functions"),
    );
    await expect(impose(person, "limit-functions", { params: { functions: ["appeal"] } })).rejects.toMatchObject(
      unfit("params.functions.0"),
    );
    await expect(impose(person, "suspend-updates", { endsAt: now() })).rejects.toMatchObject(unfit("endsAt"));
    await expect(impose(person, "close-account", { endsAt: addDays(now(), 1) })).rejects.toMatchObject(unfit("endsAt"));
    await expect(impose(person, "remove-content")).rejects.toMatchObject(unfit("subject"));
    await expect(impose(person, "warn", { rule: { id: "content-rules#1", version: 99 } })).rejects.toMatchObject(
      unfit("rule"),
    );
    await expect(impose(person, "suspend-updates", { handler: person })).rejects.toMatchObject({
      reason: "CONFLICT_OF_INTEREST",
    });
    expect(await rowsOf(sql`select 1 from ${measure} where account_id = ${person.accountId}::uuid`)).toEqual([]);
  });
});

async function rowsOf<T extends object>(query: ReturnType<typeof sql>): Promise<T[]> {
  return inTransaction((tx) => tx.rows<T>(query));
}

async function seedSession(person: Person): Promise<void> {
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${session} (id, token_hash, account_id, device, address_sealed, created_at, seen_at, expires_at)
      values (gen_random_uuid(), ${person.accountId}, ${person.accountId}::uuid, 'test', 'x', ${tx.now}::timestamptz, ${tx.now}::timestamptz,
              ${addDays(tx.now, 30)}::timestamptz)`),
  );
}

async function identify(person: Person): Promise<void> {
  await inWriteTx(async (tx) => {
    await tx.rows(
      sql`update ${principal} set identity_index = ${`identity:${person.accountId}`} where id = ${person.principalId}::uuid`,
    );
    await tx.rows(
      sql`update ${account} set phone_index = ${`phone:${person.accountId}`} where id = ${person.accountId}::uuid`,
    );
  });
}

async function secondAccount(person: Person): Promise<Person> {
  const second = await makePerson();
  await inWriteTx((tx) =>
    tx.rows(sql`update ${account} set principal_id = ${person.principalId}::uuid where id = ${second.accountId}::uuid`),
  );
  return { ...second, principalId: person.principalId };
}

/** What registration answers to a name: an account, or null where it is taken. */
async function takeName(nickname: string): Promise<unknown> {
  const other = await makePerson();
  const [taken] = await rowsOf<{ normal: string }>(sql`select normal from ${accountName} where normal = ${nickname}`);
  return inWriteTx((tx) =>
    insertAccount(tx, {
      handle: `x${other.handle}`,
      nickname: nickname as ReviewedText, // the fixture's own words
      nameKey: taken?.normal ?? nickname,
      phone: null,
      locale: "zh-CN",
    }),
  );
}
