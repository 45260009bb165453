import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import { inWriteTx, type WriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { contentModule, findSnapshot } from "@/server/trust/subjects";

useWorld();
afterEach(() => freezeClock(null));

const refusal = (reason: string) => ({ cause: { reason } });
const nextDay = () => freezeClock(new Date(now().getTime() + 24 * 3_600_000));

/** The change that waits, as the desk names it. */
async function held(person: Person) {
  const [row] = await reader.rows<{ id: string }>(
    sql`select id from profile_revision where account_id = ${person.accountId}::uuid and state = 'held'`,
  );
  if (!row) throw new Error("Nothing is held.");
  return subjectRef("profile-revision", row.id, person.accountId);
}

/** Writes what passing or refusing a change answers. */
async function written(tx: WriteTx, changes: readonly Beside[] = []) {
  for (const { change } of changes) await tx.rows(change);
}

describe("a nickname", () => {
  it("changes once a day, at once where review passes it", async () => {
    const person = await makePerson();
    expect(await as(person).accounts.rename({ nickname: "新的名字" })).toEqual({ held: false });
    expect((await as(person).accounts.ownProfile({})).account.nickname).toBe("新的名字");
    await expect(as(person).accounts.rename({ nickname: "又换一个" })).rejects.toMatchObject(refusal("QUOTA_EXCEEDED"));
    nextDay();
    await as(person).accounts.rename({ nickname: "又换一个" });
    // The name given up is free again.
    await as(await makePerson()).accounts.rename({ nickname: "新的名字" });
  });

  it("that looks like another's is taken", async () => {
    await as(await makePerson()).accounts.rename({ nickname: "Lighthouse" });
    await expect(as(await makePerson()).accounts.rename({ nickname: "ｌｉｇｈｔ ｈｏｕｓｅ" })).rejects.toMatchObject(
      refusal("TAKEN"),
    );
  });

  it("that claims to be official is refused with the word that does", async () => {
    await expect(as(await makePerson()).accounts.rename({ nickname: "官 方小助手" })).rejects.toMatchObject({
      cause: { reason: "NAME_PROTECTED", params: { word: "官 方" } },
    });
  });

  obligation("MB-07.1-c", "needs a verified identity, as everything that others read", async () => {
    const person = await makePerson({ identity: "none" });
    await expect(as(person).accounts.rename({ nickname: "没有核验" })).rejects.toMatchObject(
      refusal("REAL_NAME_REQUIRED"),
    );
    await expect(as(person).accounts.changeBio({ bio: "没有核验" })).rejects.toMatchObject(
      refusal("REAL_NAME_REQUIRED"),
    );
  });

  obligation("MB-12.1-a", "that is held waits beside the one others see, and nobody else can take it", async () => {
    const person = await makePerson({ nickname: "原来的名字" });
    expect(await as(person).accounts.rename({ nickname: "待审的名字!!!!!!" })).toEqual({ held: true });
    expect(await as(person).accounts.ownProfile({})).toMatchObject({
      account: { nickname: "原来的名字" },
      pending: { nickname: "待审的名字!!!!!!" },
    });
    await expect(as(await makePerson()).accounts.rename({ nickname: "待审的名字" })).rejects.toMatchObject(
      refusal("TAKEN"),
    );
    const subject = await held(person);
    expect(await findSnapshot(reader, { kind: "profile-revision", id: subject.id })).toMatchObject({
      authorName: "原来的名字",
      texts: [{ field: "nickname", text: "待审的名字!!!!!!" }],
    });
    await inWriteTx(async (tx) => written(tx, await contentModule("profile-revision").revision?.apply(tx, subject)));
    expect(await as(person).accounts.ownProfile({})).toMatchObject({
      account: { nickname: "待审的名字!!!!!!" },
      pending: { nickname: null },
    });
  });

  /** Has a name held and refused. */
  async function refused(nickname: string) {
    const person = await makePerson({ nickname: `原名${nickname.slice(0, 3)}` });
    await as(person).accounts.rename({ nickname });
    const subject = await held(person);
    await inWriteTx(async (tx) => written(tx, await contentModule("profile-revision").revision?.refuse(tx, subject)));
    return { person, subject };
  }
  const nameOf = async (person: Person) => (await as(person).accounts.ownProfile({})).account.nickname;

  it("that is refused after waiting is shown when the refusal falls: nobody could take it meanwhile", async () => {
    const { person, subject } = await refused("不会通过!!!!!!");
    expect(await nameOf(person)).toBe("原名不会通");
    await expect(as(await makePerson()).accounts.rename({ nickname: "不会通过" })).rejects.toMatchObject(
      refusal("TAKEN"),
    );
    await inWriteTx(async (tx) => written(tx, await contentModule("profile-revision").revision?.apply(tx, subject)));
    expect(await nameOf(person)).toBe("不会通过!!!!!!");
  });

  it("that was refused is free for others once its owner takes another, and then no longer comes back", async () => {
    const { person, subject } = await refused("算了吧!!!!!!");
    nextDay();
    await as(person).accounts.rename({ nickname: "换个名字吧" });
    await as(await makePerson()).accounts.rename({ nickname: "算了吧" });
    await inWriteTx(async (tx) => written(tx, await contentModule("profile-revision").revision?.apply(tx, subject)));
    expect(await nameOf(person)).toBe("换个名字吧");
  });
});

describe("a bio", () => {
  it("changes, and goes with an empty one", async () => {
    const person = await makePerson();
    await as(person).accounts.changeBio({ bio: "爱喝茶。" });
    expect((await as(person).accounts.ownProfile({})).bio).toBe("爱喝茶。");
    await as(person).accounts.changeBio({ bio: "" });
    expect((await as(person).accounts.ownProfile({})).bio).toBe("");
  });
});
