// Names, portraits and bios as PUB Articles 8 and 18 want them: closed names, names that a person looks at, orders of correction, values taken away.
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { runDueJob } from "@/server/core/jobs";
import { inWriteTx } from "@/server/core/write-tx";
import type { CaseId, MeasureId, MediaId } from "@/server/shared/ids";
import { addDays } from "@/server/shared/time";
import { apply, approve } from "@/server/testing/marks";
import { end, impose, publishedRule } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { takenIn } from "@/server/testing/samples/social";
import { as, asSystem, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();
afterEach(() => freezeClock(null));

const refusal = (reason: string, params?: object) => ({ cause: params ? { reason, params } : { reason } });
const profileOf = (person: Person, viewer: Person | null = null) =>
  as(viewer).relations.profile({ handle: person.handle });
const reviewer = () => makePerson({ posts: ["reviewer"] });
const officer = () => makePerson({ posts: ["officer"] });

/** The case that waits on something of this person, claimed. */
async function claimedCase(handler: Person, person: Person): Promise<CaseId> {
  const [row] = await reader.rows<{ id: CaseId }>(sql`
    select id from moderation_case where account_id = ${person.accountId}::uuid and state = 'open' order by id desc limit 1`);
  if (!row) throw new Error("No case waits.");
  await as(handler).moderation.claimCase({ caseId: row.id });
  return row.id;
}

/** An account with this name, closed by a measure. */
async function closed(nickname: string) {
  const person = await makePerson({ nickname });
  const { measureId } = await impose(person, "close-account", { reason: "冒充书店行骗" });
  return { person, measureId };
}

describe("the name of an account that was closed", () => {
  obligation(
    "PUB-08.3-a",
    "is closed for everybody, in every disguise, also once the account's data are gone",
    async () => {
      const { person } = await closed("Haitang Books");
      await inWriteTx(async (tx) => {
        await tx.rows(sql`delete from account_name where account_id = ${person.accountId}::uuid`);
        await tx.rows(sql`delete from account where id = ${person.accountId}::uuid`);
      });
      for (const nickname of ["Haitang Books", "ＨＡＩＴＡＮＧ　books", "hаitang books"])
        await expect(as(await makePerson()).accounts.rename({ nickname })).rejects.toMatchObject(
          refusal("NAME_RESERVED", { name: nickname }),
        );
    },
  );

  obligation("PUB-08.3-a", "is closed written in traditional characters as well", async () => {
    await closed("青云书店总店");
    await expect(as(await makePerson()).accounts.rename({ nickname: "青雲書店總店" })).rejects.toMatchObject(
      refusal("NAME_RESERVED"),
    );
  });

  it("is its owner's again when the measure falls", async () => {
    const { person, measureId } = await closed("风铃小铺子");
    await end(measureId, "overturned");
    expect((await profileOf(person)).nickname).toBe("风铃小铺子");
    freezeClock(addDays(now(), 1));
    await as(person).accounts.rename({ nickname: "风铃换名" });
    freezeClock(addDays(now(), 1));
    await as(person).accounts.rename({ nickname: "风铃小铺子" });
  });

  obligation(
    "PUB-08.3-b",
    "has what comes near it looked at, and not approved before its subject was checked",
    async () => {
      const { person: before } = await closed("白鹭古琴社");
      const [applicant, handler] = [await makePerson(), await reviewer()];
      expect(await as(applicant).accounts.rename({ nickname: "白鹭古琴舍" })).toEqual({ held: true });
      await drain();
      const caseId = await claimedCase(handler, applicant);
      const detail = await as(handler).moderation.caseDetail({ caseId });
      expect(detail.item?.texts).toEqual([{ field: "nickname", text: "白鹭古琴舍" }]);
      expect(detail.closedName).toMatchObject({
        nickname: "白鹭古琴社",
        handle: before.handle,
        reason: "冒充书店行骗",
      });
      expect(detail.author).toMatchObject({ identityState: "passed", accounts: 1 });
      const decide = (nameChecked: ("identity" | "related-accounts" | "qualifications")[]) =>
        as(handler).moderation.decideCase({ caseId, outcome: "approve", reason: "与原账号无关。", nameChecked });
      await expect(decide([])).rejects.toMatchObject(refusal("INPUT_INVALID"));
      await expect(decide(["identity"])).rejects.toMatchObject(refusal("INPUT_INVALID"));
      expect((await profileOf(applicant)).nickname).toBe(applicant.nickname);
      await decide(["identity", "related-accounts", "qualifications"]);
      expect((await profileOf(applicant)).nickname).toBe("白鹭古琴舍");
      const [stored] = await reader.rows<{ checked: string[] }>(
        sql`select snapshot->'nameChecked' as checked from decision where case_id = ${caseId}::uuid`,
      );
      expect(stored?.checked).toHaveLength(3);
    },
  );
});

describe("a name", () => {
  obligation(["PUB-08.2-a", "PUB-18.1-i1"], "of a public body, a medium or a region is nobody's", async () => {
    for (const nickname of ["北京市公安局", "上海日报", "广东"])
      await expect(as(await makePerson()).accounts.rename({ nickname })).rejects.toMatchObject(
        refusal("NAME_RESERVED", { name: nickname }),
      );
  });

  obligation(
    ["PUB-08.2-a", "PUB-18.1-i1"],
    "with such elements, or an occupation unproven, waits for a person",
    async () => {
      for (const nickname of ["全国茶友会", "四 川 小面", "王律师说法"]) {
        const person = await makePerson();
        expect(await as(person).accounts.rename({ nickname })).toEqual({ held: true });
        expect((await profileOf(person)).nickname).toBe(person.nickname);
      }
    },
  );

  obligation("PUB-18.1-i1", "and a bio state an occupation freely where the verified mark shows it", async () => {
    const person = await makePerson();
    expect(await as(person).accounts.changeBio({ bio: "心内科医师。" })).toEqual({ held: true });
    await approve(await reviewer(), await apply(person));
    expect(await as(person).accounts.changeBio({ bio: "心内科医师，爱跑步。" })).toEqual({ held: false });
  });

  obligation("PUB-08.2-a", "near that of a verified account waits for a person", async () => {
    const holder = await makePerson({ nickname: "半山茶馆老顾" });
    await approve(await reviewer(), await apply(holder));
    expect(await as(await makePerson()).accounts.rename({ nickname: "半山茶馆老雇" })).toEqual({ held: true });
  });

  it("stands in the history of names when it is given up, five times a year at most", async () => {
    const person = await makePerson({ nickname: "最初的名字" });
    for (const nickname of ["甲乙丙", "戊己庚", "辛壬癸", "子丑寅", "卯辰巳"]) {
      await as(person).accounts.rename({ nickname });
      freezeClock(addDays(now(), 1));
    }
    await expect(as(person).accounts.rename({ nickname: "午未申酉" })).rejects.toMatchObject(refusal("QUOTA_EXCEEDED"));
    const { names } = await as(null).accounts.formerNames({ handle: person.handle });
    expect(names.map(({ nickname }) => nickname)).toEqual(["子丑寅", "辛壬癸", "戊己庚", "甲乙丙", "最初的名字"]);
    freezeClock(addDays(now(), 366));
    await inWriteTx((tx) =>
      tx.rows(
        sql`update principal set recheck_at = ${addDays(now(), 30)}::timestamptz where id = ${person.principalId}::uuid`,
      ),
    );
    await as(person).accounts.rename({ nickname: "午未申酉" });
  });
});

describe("a portrait", () => {
  const picture = async (person: Person) => (await as(person).media.addImage({ intakeId: takenIn() })).id as MediaId; // an id the server gave

  obligation("PUB-08.2-a", "is shown once a person has looked at it; the one before stays meanwhile", async () => {
    const [person, handler] = [await makePerson(), await reviewer()];
    const mediaId = await picture(person);
    expect(await as(person).accounts.changeAvatar({ mediaId })).toEqual({ held: true });
    expect((await profileOf(person)).avatarUrl).toBeNull();
    expect((await as(person).accounts.ownProfile({})).pending.avatarUrl).toContain(mediaId);
    await drain();
    const caseId = await claimedCase(handler, person);
    expect((await as(handler).moderation.caseDetail({ caseId })).item?.images).toHaveLength(1);
    await as(handler).moderation.decideCase({ caseId, outcome: "approve", reason: "普通风景照。" });
    expect((await profileOf(person)).avatarUrl).toContain(mediaId);
    await as(person).accounts.removeAvatar({});
    expect((await profileOf(person)).avatarUrl).toBeNull();
  });

  it("is one's own picture", async () => {
    const mediaId = await picture(await makePerson());
    await expect(as(await makePerson()).accounts.changeAvatar({ mediaId })).rejects.toMatchObject(refusal("NOT_FOUND"));
  });
});

describe("an order to correct a field", () => {
  async function ordered() {
    const [person, by] = [await makePerson(), await officer()];
    await as(person)
      .accounts.changeBio({ bio: "本店官方授权" })
      .catch(() => undefined);
    await as(await makePerson()).moderation.report({
      subject: { kind: "account", id: person.accountId },
      reason: "fraud",
      details: "",
    });
    const caseId = await claimedCase(by, person);
    const rule = await publishedRule();
    await as(by).moderation.decideCase({
      caseId,
      outcome: "measure",
      reason: "简介与核验身份不符。",
      rule,
      bottomLine: "truthfulness",
      feedback: "已责令更正。",
      departureReason: "依规责令更正",
      measures: [{ kind: "suspend-updates", days: 7, correct: "bio" }],
    });
    await drain();
    return person;
  }

  obligation(
    "PUB-08.2-b",
    "suspends publishing at once, names field and date, and ends with an approved correction",
    async () => {
      const person = await ordered();
      await expect(as(person).microblog.createPost({ body: "还能发吗" })).rejects.toMatchObject(refusal("SUSPENDED"));
      await expect(as(person).accounts.changeBio({ bio: "直接改" })).rejects.toMatchObject(refusal("SUSPENDED"));
      const { notices } = await as(person).notifications.list({});
      expect(notices[0]).toMatchObject({ kind: "measure.imposed" });
      const { corrections } = await as(person).accounts.ownProfile({});
      expect(corrections).toMatchObject([{ field: "bio" }]);
      const measureId = corrections[0]?.measureId as never; // an id the server gave
      expect((await as(person).moderation.measure({ measureId })).statement.correct).toMatchObject({ field: "bio" });
      await expect(
        as(person).accounts.correctProfile({ field: "nickname", nickname: "没有要求" }),
      ).rejects.toMatchObject(refusal("ALREADY_DONE"));
      expect(await as(person).accounts.correctProfile({ field: "bio", bio: "卖旧书的。" })).toEqual({ held: true });
      await drain();
      await expect(as(person).microblog.createPost({ body: "还在审" })).rejects.toMatchObject(refusal("SUSPENDED"));
      const handler = await reviewer();
      const caseId = await claimedCase(handler, person);
      await as(handler).moderation.decideCase({ caseId, outcome: "approve", reason: "已更正。" });
      await drain();
      expect((await profileOf(person)).bio).toBe("卖旧书的。");
      await as(person).microblog.createPost({ body: "恢复更新。" });
    },
  );

  obligation(
    "PUB-08.2-b",
    "does not close while what was sent in by its date still waits to be looked at",
    async () => {
      const person = await ordered();
      await as(person).accounts.correctProfile({ field: "bio", bio: "卖旧书的。" });
      await drain();
      freezeClock(addDays(now(), 8));
      await jobs["close-uncorrected"]?.run(now());
      await expect(profileOf(person)).resolves.toBeDefined();
      const { corrections } = await as(person).accounts.ownProfile({});
      const measureId = corrections[0]?.measureId as never; // an id the server gave
      await expect(asSystem("close-uncorrected").moderation.closeUncorrected({ measureId })).rejects.toMatchObject(
        refusal("ALREADY_DONE"),
      );
      const handler = await reviewer();
      const caseId = await claimedCase(handler, person);
      await as(handler).moderation.decideCase({ caseId, outcome: "approve", reason: "已更正。" });
      await drain();
      await as(person).microblog.createPost({ body: "恢复更新。" });
    },
  );

  obligation("PUB-08.2-b", "not met by its date closes the account, on record", async () => {
    const person = await ordered();
    freezeClock(addDays(now(), 6));
    while (await runDueJob({ "close-uncorrected": jobs["close-uncorrected"] as never })); // the job is registered under this name
    await expect(profileOf(person)).resolves.toBeDefined();
    freezeClock(addDays(now(), 2));
    while (await runDueJob({ "close-uncorrected": jobs["close-uncorrected"] as never })); // the job is registered under this name
    await drain();
    await expect(profileOf(person)).rejects.toMatchObject(refusal("NOT_FOUND"));
    await expect(as(person).microblog.createPost({ body: "关了" })).rejects.toMatchObject(refusal("ACCOUNT_CLOSED"));
    const measures = await reader.rows<{ kind: string; ended: boolean }>(sql`
      select kind, exists (select from measure_end e where e.measure_id = m.id) as ended from measure m
      where account_id = ${person.accountId}::uuid order by seq`);
    expect(measures).toEqual([
      { kind: "suspend-updates", ended: true },
      { kind: "close-account", ended: false },
    ]);
  });
});

describe("an illegal value", () => {
  obligation(
    "PUB-08.2-c",
    "is replaced everywhere as soon as it is decided, on record, with a notice, and comes back when the measure falls",
    async () => {
      const person = await makePerson();
      await as(person).accounts.rename({ nickname: "甲乙丙的旧名" });
      freezeClock(addDays(now(), 1));
      await as(person).accounts.rename({ nickname: "很不像话的名字" });
      await as(person).accounts.changeBio({ bio: "很不像话的简介" });
      const follower = await makePerson();
      await as(follower).relations.followAccount({ accountId: person.accountId });
      await as(person).relations.followAccount({ accountId: follower.accountId });
      const { id } = await as(person).microblog.createPost({ body: "一条普通的话。" });
      await drain();
      await as(await makePerson()).moderation.report({
        subject: { kind: "account", id: person.accountId },
        reason: "vulgar",
        details: "",
      });
      const handler = await reviewer();
      const caseId = await claimedCase(handler, person);
      await as(handler).moderation.decideCase({
        caseId,
        outcome: "measure",
        reason: "名字和简介违法。",
        rule: await publishedRule(),
        bottomLine: "social-morals",
        feedback: "已处理。",
        departureReason: "只替换违法内容",
        measures: [{ kind: "remove-content", days: null, fields: ["nickname", "bio"] }],
      });
      await drain();
      const everywhere = [
        await profileOf(person),
        await as(null).microblog.getPost({ postId: id }),
        await as(follower).relations.following({ handle: follower.handle }),
        await as(follower).notifications.list({}),
        await as(null).accounts.formerNames({ handle: person.handle }),
      ];
      expect(JSON.stringify(everywhere)).not.toContain("很不像话");
      expect((await profileOf(person)).nickname).toBe(`用户${person.handle}`);
      await expect(as(await makePerson()).accounts.rename({ nickname: "很不像话的名字" })).rejects.toMatchObject(
        refusal("TAKEN"),
      );
      const [record] = await reader.rows<{ id: MeasureId; taken: string }>(
        sql`select id, snapshot::text as taken from measure where account_id = ${person.accountId}::uuid`,
      );
      expect(record?.taken).toContain("很不像话的名字");
      const { notices } = await as(person).notifications.list({});
      expect(notices).toContainEqual(expect.objectContaining({ kind: "measure.imposed" }));
      if (record) await end(record.id, "overturned");
      expect(await profileOf(person)).toMatchObject({ nickname: "很不像话的名字", bio: "很不像话的简介" });
    },
  );

  obligation(
    "PUB-08.2-c",
    "is taken away from former names too, where its owner gave it up before the decision",
    async () => {
      const person = await makePerson();
      await as(person).accounts.rename({ nickname: "不堪入目的旧名" });
      freezeClock(addDays(now(), 1));
      await as(person).accounts.rename({ nickname: "改了的新名" });
      const formerOf = async () => JSON.stringify(await as(null).accounts.formerNames({ handle: person.handle }));
      expect(await formerOf()).toContain("不堪入目的旧名");
      await as(await makePerson()).moderation.report({
        subject: { kind: "account", id: person.accountId },
        reason: "vulgar",
        details: "",
      });
      const handler = await reviewer();
      await as(handler).moderation.decideCase({
        caseId: await claimedCase(handler, person),
        outcome: "measure",
        reason: "曾用名违法。",
        rule: await publishedRule(),
        bottomLine: "social-morals",
        feedback: "已处理。",
        departureReason: "只移除违法内容",
        measures: [{ kind: "remove-content", days: null, fields: ["formerNames"] }],
      });
      expect(await formerOf()).not.toContain("不堪入目的旧名");
      expect((await profileOf(person)).nickname).toBe("改了的新名");
      const [record] = await reader.rows<{ id: MeasureId; taken: string }>(
        sql`select id, snapshot::text as taken from measure where account_id = ${person.accountId}::uuid`,
      );
      expect(record?.taken).toContain("不堪入目的旧名");
      if (record) await end(record.id, "overturned");
      expect(await formerOf()).toContain("不堪入目的旧名");
    },
  );
});
