import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { report } from "@/db/schema/moderation";
import { principal } from "@/db/schema/trust/standing";
import { happenings } from "@/server/api/registry";
import { now } from "@/server/core/clock";
import { reader, statementCount } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { newId } from "@/server/shared/ids";
import { mostCounted } from "@/server/shared/obligation-words";
import { addDays } from "@/server/shared/time";
import { obligation } from "@/server/testing/obligation";
import { underMeasure } from "@/server/testing/standings";
import { as, makePerson, useWorld } from "@/server/testing/world";
import { evidence } from "./evidence/evidence";
import type { Evidence } from "./evidence/kinds";
import { readEvidence } from "./live-evidence";
import { readTransparency } from "./transparency";

const database = useWorld();
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(() => owner.end());

const found = async (id: keyof typeof evidence) => (await readEvidence(reader, evidence, now())).get(id);

describe("the saved queries", () => {
  it("name only kinds of event that exist", () => {
    const known = new Set<string>(happenings.map(({ kind }) => kind));
    for (const [id, entry] of Object.entries<Evidence>(evidence))
      for (const kind of entry.is === "events" ? entry.kinds : []) expect(known.has(kind), `${id}: ${kind}`).toBe(true);
  });

  it("find no violation where everything went through the pipeline", async () => {
    const author = await makePerson();
    await as(author).microblog.createPost({ body: "一条普通的动态" });
    for (const [id, live] of await readEvidence(reader, evidence, now()))
      if (live.is === "violations") expect({ id, count: live.count }).toEqual({ id, count: 0 });
  });

  it("see what went past the pipeline, each its own", async () => {
    const author = await makePerson();
    const { id: postId } = await as(author).microblog.createPost({ body: "另一条" });
    await inWriteTx((tx) =>
      tx.rows(sql`update ${principal} set credit_points = 99 where id = ${author.principalId}::uuid`),
    );
    expect((await found("GRP-07.2-a"))?.count).toBe(1);
    await inWriteTx((tx) =>
      tx.rows(
        sql`update ${principal} set credit_points = 60, kind = 'unverified' where id = ${author.principalId}::uuid`,
      ),
    );
    expect((await found("GRP-07.2-a"))?.count).toBe(0);
    expect((await found("MB-07.1-c"))?.count).toBe(1);
    await inWriteTx((tx) =>
      tx.rows(
        sql`update ${principal} set kind = 'person', recheck_at = ${addDays(now(), -1)}::timestamptz where id = ${author.principalId}::uuid`,
      ),
    );
    expect((await found("MB-07.1-b"))?.count).toBe(1);
    await owner.query("update principal set recheck_at = null where id = $1", [author.principalId]);
    await owner.query("delete from network_log where object_id = $1", [postId]);
    expect((await found("MB-16.2-a"))?.count).toBe(1);
    await owner.query("delete from post where id = $1", [postId]);

    await underMeasure(author, "suspend-updates");
    expect((await found("PUB-19.2-b"))?.count).toBe(1);
    expect((await found("PUB-19.2-a"))?.count).toBe(0);
    expect((await found("PUB-06.2-a"))?.count).toBe(1);
    await owner.query("update report_item set corrects = id");
    expect((await found("PUB-19.2-c"))?.count).toBe(1);
    await owner.query("update measure set rule_id = ''");
    expect((await found("IM-08.2-b"))?.count).toBe(1);
  });

  it("count events with the latest instant, and stop counting at a limit", async () => {
    await owner.query(
      `insert into event (id, kind, at, actor_kind, subject_kind, subject_id, root_id, correlation_id, payload)
       select gen_random_uuid(), 'credit.changed', now(), 'system', 'account', 'a', 'a', 'c', '{}' from generate_series(1, $1)`,
      [mostCounted + 5],
    );
    const live = await found("GRP-07.2-b");
    expect(live?.count).toBe(mostCounted);
    expect(Date.parse(live?.latestAt ?? "")).toBeGreaterThan(now().getTime() - 60_000);
  });

  it("cannot write, whatever stands in one", async () => {
    const planted = {
      "MB-07.1-c": {
        is: "violations",
        says: { "zh-CN": "", en: "" },
        sql: "select pg_advisory_lock(1) from (delete from post returning 1) x",
      },
    } as const;
    await expect(readEvidence(reader, planted, now())).rejects.toThrow();
    await expect(reader.rows(sql`delete from post`)).rejects.toThrow(/read-only|permission denied/);
  });
});

describe("the register", () => {
  it("is public, filters, and takes few statements", async () => {
    await as(null).compliance.register({});
    const before = statementCount.run;
    const { rows, statuses, perRegulation } = await as(null).compliance.register({
      regulation: "public-accounts-2021",
      domain: "enforcement",
    });
    await as(null).compliance.obligation({ id: "PUB-19.2-a" });
    expect(statementCount.run - before).toBeLessThanOrEqual(12);
    expect(rows.map(({ id }) => id)).toContain("PUB-19.2-a");
    expect(new Set(rows.map(({ domain }) => domain))).toEqual(new Set(["enforcement"]));
    expect(Object.values(statuses).reduce((sum, count) => sum + count)).toBe(179);
    expect(perRegulation["microblog-2018"]).toBe(37);
  });

  it("shows where an obligation is controlled, with its evidence", async () => {
    const view = await as(null).compliance.obligation({ id: "MB-07.1-c" });
    expect(view.controls).toContainEqual({ path: "server/trust/policy/gates.ts", name: "identityVerified" });
    expect(view.tests.length).toBeGreaterThan(0);
    expect(view.evidence?.is).toBe("violations");
    expect(view.query).toContain("p.kind = 'unverified'");
    expect(view.mayAssess).toBe(false);
  });

  it("carries a person's assessment with name and date, by staff alone", async () => {
    const assessor = await makePerson({ posts: ["compliance"] });
    await as(assessor).compliance.assess({ id: "MB-14.1-a", words: "受理流程已演练。" });
    await as(assessor).compliance.assess({ id: "MB-14.1-a", words: "复查无异议。" });
    const view = await as(null).compliance.obligation({ id: "MB-14.1-a" });
    expect(view.assessments.map(({ words, assessor: by }) => [words, by.nickname])).toEqual([
      ["复查无异议。", assessor.nickname],
      ["受理流程已演练。", assessor.nickname],
    ]);
    expect((await as(assessor).compliance.obligation({ id: "MB-14.1-a" })).mayAssess).toBe(true);
    await expect(as(await makePerson()).compliance.assess({ id: "MB-14.1-a", words: "好" })).rejects.toMatchObject({
      cause: { reason: "ROLE_REQUIRED" },
    });
    expect((await as(null).compliance.obligation({ id: "MB-14.1-a" })).assessments).toHaveLength(2);
  });
});

describe("the public figures", () => {
  obligation(
    ["MB-14.1-a", "PUB-20.2-b"],
    "count reports received, answered and overdue, from the records",
    async () => {
      const before = await readTransparency(reader, 30, now());
      await inWriteTx(async (tx) => {
        const insert = (acceptedDaysAgo: number, dueDaysAgo: number, fedBackDaysAgo: number | null) => {
          const ago = (days: number | null) => sql`${days === null ? null : addDays(tx.now, -days)}::timestamptz`;
          const closed = fedBackDaysAgo !== null;
          const handler = closed ? newId() : null;
          return tx.rows(sql`
          insert into ${report} (id, receipt, case_id, reason, bottom_line, subject_kind, subject_id, root_id, state, accepted_at, due_at,
            assessed_at, assessed_by, handled_at, handled_by, fed_back_at, outcome, feedback)
          values (${newId()}::uuid, ${newId()}, ${newId()}::uuid, 'spam', 'laws', 'post', ${newId()}::uuid, ${newId()}::uuid,
            ${closed ? "fed-back" : "accepted"}, ${ago(acceptedDaysAgo)}, ${ago(dueDaysAgo)}, ${ago(fedBackDaysAgo)}, ${handler}::uuid,
            ${ago(fedBackDaysAgo)}, ${handler}::uuid, ${ago(fedBackDaysAgo)}, ${closed ? "upheld" : null}, ${closed ? "已处理" : null})`);
        };
        await insert(5, 3, null);
        await insert(5, 3, 4);
        await insert(5, 3, 2);
        await insert(400, 398, 399);
      });
      const { reports } = await readTransparency(reader, 30, now());
      expect(reports).toEqual({
        received: before.reports.received + 3,
        withoutAccount: before.reports.withoutAccount + 3,
        fedBack: before.reports.fedBack + 2,
        upheld: before.reports.upheld + 2,
        late: before.reports.late + 1,
        medianHours: 48,
        openNow: before.reports.openNow + 1,
        overdueNow: before.reports.overdueNow + 1,
      });
      expect((await found("PUB-20.2-b"))?.count).toBe(1);
      const shown = await as(null).compliance.transparency({ days: 30 });
      expect(shown.reports.overdueNow).toBeGreaterThan(0);
      expect(shown.measures.map(({ kind }) => kind)).toContain("suspend-updates");
    },
  );
});
