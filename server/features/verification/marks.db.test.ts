import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { runDueJob } from "@/server/core/jobs";
import { inWriteTx } from "@/server/core/write-tx";
import type { CaseId, MeasureId } from "@/server/shared/ids";
import { addDays, addMonths } from "@/server/shared/time";
import { freshNumber, prove } from "@/server/testing/identity";
import { applicationOf, apply, approve, evidenceOf, findingsOf } from "@/server/testing/marks";
import { end, impose, publishedRule } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { untilWaiting } from "@/server/testing/waiting";
import { as, asSystem, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { lockApplication } from "./store";

const world = useWorld();
afterEach(() => freezeClock(null));

const refusal = (reason: string, params?: object) => ({ cause: params ? { reason, params } : { reason } });
const reviewer = () => makePerson({ posts: ["reviewer"] });
const markOf = async (person: Person) => (await as(null).relations.profile({ handle: person.handle })).mark;
const noticesOf = async (person: Person) =>
  (await as(person).notifications.list({})).notices.map(({ kind, params }) => ({ kind, ...params }));

async function marked(nickname?: string): Promise<Person> {
  const holder = await makePerson(nickname ? { nickname } : {});
  await approve(await reviewer(), await apply(holder));
  return holder;
}

async function countApplications(): Promise<number> {
  const [row] = await reader.rows<{ count: number }>(sql`select count(*)::int as count from mark_application`);
  return row?.count ?? -1;
}

describe("an application", () => {
  obligation("MB-08.1-a", "without evidence files is refused, and nothing is stored", async () => {
    const person = await makePerson();
    const before = await countApplications();
    await expect(
      as(person).verification.submit(await applicationOf(person, "person", { evidence: [] })),
    ).rejects.toMatchObject(refusal("EVIDENCE_REQUIRED"));
    await expect(
      as(person).verification.submit(await applicationOf(person, "person", { shown: { expiresOn: "2020-01-01" } })),
    ).rejects.toMatchObject(refusal("INPUT_INVALID"));
    expect(await countApplications()).toBe(before);
  });

  obligation("MB-08.1-a", "is for verified people, with documents of their own", async () => {
    const unverified = await makePerson({ identity: "none" });
    await expect(evidenceOf(unverified)).rejects.toMatchObject(refusal("REAL_NAME_REQUIRED"));
    const person = await makePerson({ identity: "none" });
    await prove(person, freshNumber(), "王小明");
    await expect(apply(person, "person", { shown: { holder: "别的人" } })).rejects.toMatchObject(
      refusal("IDENTITY_MISMATCH", { field: "evidence.0.holder" }),
    );
    const others = await evidenceOf(await makePerson());
    await expect(apply(person, "person", { shown: { fileId: others } })).rejects.toMatchObject(refusal("NOT_FOUND"));
    await apply(person);
    await expect(apply(person)).rejects.toMatchObject(refusal("ALREADY_DONE"));
  });

  obligation("MB-08.2-a", "of an organisation here needs its code, checked, and its licence", async () => {
    const person = await makePerson();
    await expect(apply(person, "organisation", { claim: { code: "91310000MA1K00000X" } })).rejects.toMatchObject(
      refusal("IDENTITY_MISMATCH", { field: "claim.code" }),
    );
    await expect(apply(person, "organisation", { shown: { document: "authorisation" } })).rejects.toMatchObject(
      refusal("EVIDENCE_REQUIRED"),
    );
    const id = await apply(person, "organisation", { text: "海棠书店有限公司" });
    await approve(await reviewer(), id, "organisation");
    expect(await markOf(person)).toEqual({ class: "organisation", text: "海棠书店有限公司", country: null });
  });

  obligation("MB-08.3-a", "of an organisation abroad needs its office's document, and shows the country", async () => {
    const person = await makePerson();
    await expect(
      apply(person, "organisation-abroad", { shown: { document: "office-registration" } }),
    ).rejects.toMatchObject(refusal("EVIDENCE_REQUIRED", { documents: ["office-document"] }));
    const id = await apply(person, "organisation-abroad", { text: "北光出版社" });
    await approve(await reviewer(), id, "organisation-abroad");
    expect(await as(null).verification.markOf({ handle: person.handle })).toMatchObject({
      class: "organisation-abroad",
      country: "DE",
      documents: ["office-document"],
      inForce: true,
    });
  });

  obligation("MB-08.1-a", "corrects a refused one of the applicant's own, and shows nobody else's", async () => {
    const [other, applicant] = [await makePerson(), await makePerson()];
    const theirs = await apply(other);
    await expect(apply(applicant, "person", { corrects: theirs })).rejects.toMatchObject(refusal("NOT_FOUND"));
    const handler = await reviewer();
    await as(handler).verification.claim({ applicationId: theirs });
    const findings = findingsOf("person", "text");
    const reason = "证件上的医院与说明不同。";
    await as(handler).verification.decide({ applicationId: theirs, outcome: "refuse", findings, reason });
    await expect(apply(applicant, "person", { corrects: theirs })).rejects.toMatchObject(refusal("NOT_FOUND"));
    const applicationId = await apply(applicant);
    await inWriteTx((tx) =>
      tx.rows(sql`update mark_application set corrects = ${theirs}::uuid where id = ${applicationId}::uuid`),
    );
    expect(await as(applicant).verification.application({ applicationId })).toMatchObject({ before: null });
  });

  obligation("MB-08.1-a", "is open to its applicant and to the reviewer who holds it, and to nobody else", async () => {
    const [applicant, holder, other] = [await makePerson(), await reviewer(), await reviewer()];
    const applicationId = await apply(applicant);
    expect(await as(applicant).verification.application({ applicationId })).toMatchObject({
      claim: { role: "执业医师" },
      evidence: [{ number: "1101100000000001", holder: "王小明" }],
    });
    await expect(as(holder).verification.application({ applicationId })).rejects.toMatchObject(refusal("NOT_FOUND"));
    await as(holder).verification.claim({ applicationId });
    expect((await as(holder).verification.application({ applicationId })).evidence).toHaveLength(1);
    const withoutFactor = { session: { id: applicationId, ...holder, secondFactorAt: null } } as never; // a session of another sign-in
    for (const [person, over] of [[other], [holder, withoutFactor], [await makePerson()]] as const)
      await expect(as(person, over).verification.application({ applicationId })).rejects.toMatchObject(
        refusal("NOT_FOUND"),
      );
    const [stored] = await reader.rows<{ all: string }>(
      sql`select json_agg(m)::text as all from (select id, number, text, reason, findings from mark_application where id = ${applicationId}::uuid) m`,
    );
    expect(stored?.all).not.toContain("1101100000000001");
    await expect(reader.rows(sql`select claim_sealed from mark_application`)).rejects.toThrow();
  });

  it("withdrawn is over, and its applicant may apply anew", async () => {
    const person = await makePerson();
    const applicationId = await apply(person);
    await expect(as(await makePerson()).verification.withdraw({ applicationId })).rejects.toMatchObject(
      refusal("ALREADY_DONE"),
    );
    await as(person).verification.withdraw({ applicationId });
    await expect(as(await reviewer()).verification.claim({ applicationId })).rejects.toMatchObject(
      refusal("ALREADY_DONE"),
    );
    await apply(person);
  });
});

describe("a reviewer", () => {
  obligation("MB-10.1-a", "gives a finding for every item, and the applicant reads why", async () => {
    const [applicant, handler] = [await makePerson(), await reviewer()];
    const applicationId = await apply(applicant);
    await as(handler).verification.claim({ applicationId });
    const decide = (findings: ReturnType<typeof findingsOf>) =>
      as(handler).verification.decide({
        applicationId,
        outcome: "refuse",
        findings,
        reason: "证件上的医院与说明不同。",
      });
    await expect(decide(findingsOf("person").slice(1))).rejects.toMatchObject(refusal("INPUT_INVALID"));
    await decide(findingsOf("person", "text"));
    await drain();
    expect(await markOf(applicant)).toBeNull();
    const { applications } = await as(applicant).verification.mine({});
    expect(applications[0]).toMatchObject({ state: "refused", reason: "证件上的医院与说明不同。" });
    expect(applications[0]?.findings).toContainEqual({ item: "text", finding: "mismatch", note: "" });
    expect(await noticesOf(applicant)).toContainEqual(expect.objectContaining({ kind: "mark-refused" }));
    const corrected = await apply(applicant, "person", { corrects: applicationId });
    await as(handler).verification.claim({ applicationId: corrected });
    expect((await as(handler).verification.application({ applicationId: corrected })).before).toMatchObject({
      id: applicationId,
    });
  });

  obligation(["MB-10.1-c"], "cannot approve with a mismatch, nor once the name is another", async () => {
    const [applicant, handler] = [await makePerson(), await reviewer()];
    const applicationId = await apply(applicant);
    await as(handler).verification.claim({ applicationId });
    const decide = (mismatch: string | null) =>
      as(handler).verification.decide({
        applicationId,
        outcome: "approve",
        findings: findingsOf("person", mismatch),
        reason: "同意认证。",
      });
    await expect(decide("holder")).rejects.toMatchObject(refusal("IDENTITY_MISMATCH", { field: "holder" }));
    await as(applicant).accounts.rename({ nickname: "临时改的名" });
    await expect(decide(null)).rejects.toMatchObject(refusal("CHANGED_MEANWHILE"));
    expect(await markOf(applicant)).toBeNull();
  });

  obligation("MB-10.1-a", "is another person than the applicant, whichever account they use", async () => {
    const handler = await reviewer();
    const applicationId = await apply(handler);
    await expect(as(handler).verification.claim({ applicationId })).rejects.toMatchObject(
      refusal("CONFLICT_OF_INTEREST"),
    );
  });

  obligation("MB-10.1-a", "decides alone: of two who claim at once one wins, and only that one decides", async () => {
    const [one, two] = [await reviewer(), await reviewer()];
    const applicationId = await apply(await makePerson());
    const claims = await Promise.allSettled([one, two].map((by) => as(by).verification.claim({ applicationId })));
    expect(claims.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const loser = claims[0]?.status === "rejected" ? one : two;
    await expect(
      as(loser).verification.decide({
        applicationId,
        outcome: "approve",
        findings: findingsOf("person"),
        reason: "同意认证。",
      }),
    ).rejects.toMatchObject(refusal("CLAIMED_BY_OTHER"));
    freezeClock(new Date(now().getTime() + 31 * 60_000));
    await as(loser).verification.claim({ applicationId });
  });
});

describe("a mark", () => {
  it("stands beside what its holder writes", async () => {
    const holder = await marked();
    const { id } = await as(holder).microblog.createPost({ body: "今天门诊照常。" });
    const answer = await as(null).microblog.getPost({ postId: id });
    expect(answer).toMatchObject({ post: { author: { mark: { class: "person", text: "海棠医院执业医师" } } } });
  });

  obligation("MB-08.1-a", "lapses with its document, at the very instant and on record", async () => {
    const holder = await makePerson();
    const expiresOn = addDays(now(), 20).toISOString().slice(0, 10);
    await approve(await reviewer(), await apply(holder, "person", { shown: { expiresOn } }));
    await drain();
    while (await runDueJob({ "end-marks": jobs["end-marks"] as never })); // the job is registered under this name
    await drain();
    expect(await noticesOf(holder)).toContainEqual(expect.objectContaining({ kind: "mark-ending" }));
    freezeClock(addDays(now(), 22));
    expect(await markOf(holder)).toBeNull();
    await asSystem("test").verification.endExpired({ accountId: holder.accountId });
    await drain();
    expect(await noticesOf(holder)).toContainEqual(expect.objectContaining({ kind: "mark-ended", because: "expired" }));
    expect(await as(null).verification.markOf({ handle: holder.handle })).toMatchObject({
      inForce: false,
      endedBecause: "expired",
    });
  });

  it("lasts a year at most, whatever its documents say", async () => {
    const holder = await marked();
    freezeClock(new Date(addMonths(now(), 12).getTime() + 60_000));
    expect(await markOf(holder)).toBeNull();
  });

  obligation("MB-10.1-c", "goes with a change of name, and does not come back with the old one", async () => {
    const holder = await marked("远山"); // near no other holder's name
    const { nickname } = holder;
    await as(holder).accounts.rename({ nickname: "溪边人家" });
    expect(await markOf(holder)).toBeNull();
    await drain();
    expect(await noticesOf(holder)).toContainEqual(
      expect.objectContaining({ kind: "mark-ended", because: "name-changed" }),
    );
    freezeClock(addDays(now(), 1));
    await as(holder).accounts.rename({ nickname });
    expect(await markOf(holder)).toBeNull();
    await approve(await reviewer(), await apply(holder));
    expect(await markOf(holder)).not.toBeNull();
  });

  obligation("MB-10.1-c", "is not left beside a name that was changed while it was given", async () => {
    const [holder, staff] = [await makePerson(), await reviewer()];
    const applicationId = await apply(holder);
    await as(staff).verification.claim({ applicationId });
    const findings = findingsOf("person");
    let both: Promise<unknown[]> = Promise.resolve([]);
    await inWriteTx(async (tx) => {
      await lockApplication(tx, applicationId);
      const given = as(staff).verification.decide({
        applicationId,
        outcome: "approve",
        findings,
        reason: "证件与说明一致。",
      });
      await untilWaiting(world.url, 1);
      const renamed = as(holder).accounts.rename({ nickname: "换过的名字" });
      both = Promise.allSettled([given, renamed]);
      await Promise.race([renamed, untilWaiting(world.url, 2)]);
    });
    expect(await both).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
    expect(await as(null).relations.profile({ handle: holder.handle })).toMatchObject({
      nickname: "换过的名字",
      mark: null,
    });
  });

  obligation("MB-10.1-c", "goes when other words are asked for, and stays during a renewal", async () => {
    const holder = await marked();
    const again = await apply(holder);
    expect(await markOf(holder)).not.toBeNull();
    await as(holder).verification.withdraw({ applicationId: again });
    await apply(holder, "person", { text: "海棠医院副院长" });
    expect(await markOf(holder)).toBeNull();
  });

  it("goes while the identity behind the account is not verified", async () => {
    const holder = await marked();
    freezeClock(addDays(now(), 1));
    await inWriteTx((tx) =>
      tx.rows(sql`update principal set identity_state = 'phone-reassigned' where id = ${holder.principalId}::uuid`),
    );
    expect(await markOf(holder)).toBeNull();
  });

  it("is given up by its holder", async () => {
    const mine = await marked();
    await as(mine).verification.giveUp({});
    expect(await markOf(mine)).toBeNull();
    await expect(as(mine).verification.giveUp({})).rejects.toMatchObject(refusal("ALREADY_DONE"));
  });

  obligation(
    ["MB-10.1-c", "PUB-19.2-a", "PUB-20.2-c"],
    "is taken back by an officer's measure, with a rule and a reason, and comes back when an appeal is upheld by another person",
    async () => {
      const [holder, officer] = [await marked(), await makePerson({ posts: ["officer"] })];
      const decided = { outcome: "measure", rule: await publishedRule(), bottomLine: "truthfulness" } as const;
      const take = async (by: Person, over: object = {}) => {
        await as(await makePerson()).moderation.report({
          subject: { kind: "account", id: holder.accountId },
          reason: "fraud",
        });
        await drain();
        const { cases } = await as(by).moderation.queue({});
        const caseId = cases.find(({ author }) => author.id === holder.accountId)?.id as CaseId; // an id the server gave
        await as(by).moderation.claimCase({ caseId });
        await as(by).moderation.decideCase({
          ...decided,
          caseId,
          reason: "执业证书已被吊销。",
          feedback: "已处理",
          departureReason: "不涉及阶梯",
          measures: [{ kind: "take-back-mark", days: null }],
          ...over,
        });
      };
      await expect(take(await reviewer())).rejects.toMatchObject(refusal("OFFICER_REQUIRED"));
      freezeClock(addDays(now(), 1)); // the reviewer's claim is over
      await take(officer);
      await drain();
      expect(await markOf(holder)).toBeNull();
      const [measure] = (await as(holder).moderation.myStanding({})).inForce;
      expect(measure).toMatchObject({ kind: "take-back-mark" });
      const measureId = measure?.id as MeasureId; // an id the server gave
      expect(await as(holder).moderation.measure({ measureId })).toMatchObject({
        statement: { facts: "执业证书已被吊销。" },
      });
      expect(await noticesOf(holder)).toContainEqual(expect.objectContaining({ kind: "measure.imposed" }));
      await expect(take(officer)).rejects.toMatchObject(
        refusal("INPUT_INVALID", { fields: [{ path: "measures", problem: "no_mark" }] }),
      );

      const appeal = await as(holder).moderation.appealMeasure({ measureId, grounds: "证书已经恢复，见附件。" });
      const decide = (by: Person) =>
        as(by).moderation.decideAppeal({ appealId: appeal.id, outcome: "upheld", reason: "复核属实。" });
      await expect(decide(officer)).rejects.toMatchObject(refusal("ROLE_REQUIRED"));
      await decide(await makePerson({ posts: ["appeals"] }));
      expect(await markOf(holder)).toMatchObject({ text: "海棠医院执业医师" });
      expect((await as(holder).moderation.myStanding({})).inForce).toEqual([]);
    },
  );

  obligation("MB-10.1-c", "that was taken back does not come back to another name, or over a newer mark", async () => {
    const [renamed, checkedAnew] = [await marked(), await marked()];
    const first = await impose(renamed, "take-back-mark");
    await as(renamed).accounts.rename({ nickname: "后来的名字" });
    await end(first.measureId, "overturned");
    expect(await markOf(renamed)).toBeNull();
    const second = await impose(checkedAnew, "take-back-mark");
    await approve(await reviewer(), await apply(checkedAnew, "person", { text: "海棠医院副院长" }));
    await end(second.measureId, "overturned");
    expect(await markOf(checkedAnew)).toMatchObject({ text: "海棠医院副院长" });
  });
});
