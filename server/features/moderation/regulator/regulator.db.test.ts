import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { notification } from "@/db/schema/notifications";
import { measure, reportItem, reportItemStep } from "@/db/schema/trust/measures";
import { findOverdueReports } from "@/server/api/measure-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { inTransaction } from "@/server/core/database";
import { measureKinds } from "@/server/shared/measure-kinds";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";
import { measureModules } from "@/server/trust/measures/kinds";
import type { ReportItemId } from "../contract/regulator";

useWorld();
afterEach(() => freezeClock(null));

const refusal = (reason: string) => ({ cause: { reason } });

describe("the regulator outbox", () => {
  obligation(
    ["PUB-19.2-c", "IM-08.2-b", "MB-12.2-b"],
    "holds exactly one item per measure, whatever its kind, with content and due time",
    async () => {
      const person = await makePerson();
      const { id } = await as(person).microblog.createPost({ body: "转发抽奖，人人有份。" });
      for (const kind of measureKinds) {
        const subject =
          measureModules[kind].on === "content" ? subjectRef("post", id) : subjectRef("account", person.accountId);
        const { measureId, number } = await impose(person, kind, { subject });
        const [item] = await rowsOf<{ id: ReportItemId; late: boolean }>(sql`
        select id, due_at > created_at + interval '24 hours' as late from ${reportItem} where measure_id = ${measureId}::uuid`);
        expect(item?.late).toBe(false);
        const officer = await makePerson({ posts: ["officer"] });
        expect(await as(officer).moderation.regulatorItem({ itemId: item?.id ?? "" })).toMatchObject({
          measureNumber: number,
          state: "waiting",
          content: {
            format: "guiju-measure-report/1",
            measureKind: kind,
            rule: { version: 1 },
            facts: expect.any(String),
            transparency: { puid: number },
          },
        });
      }
      const [measures, items] = [
        await rowsOf(sql`select id, report_item_id as item from ${measure} order by id`),
        await rowsOf(
          sql`select measure_id as id, id as item from ${reportItem} where corrects is null order by measure_id`,
        ),
      ];
      expect(items).toEqual(measures);
      const officer = await makePerson({ posts: ["officer"] });
      expect(await as(officer).moderation.recordGaps({})).toEqual({
        measuresWithoutReport: 0,
        reportsWithoutMeasure: 0,
        statesWithoutMeasure: 0,
        measuresWithoutCase: 0,
      });
    },
  );

  obligation("PUB-19.2-c", "cannot lose an item: a measure without one does not commit", async () => {
    const { measureId } = await impose(await makePerson(), "warn");
    const copy = inTransaction((tx) =>
      tx.rows(sql`
        insert into ${measure} select (m).* from (select jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'number', 'x', 'seq', 999999,
          'report_item_id', gen_random_uuid())) as m from ${measure} m where m.id = ${measureId}::uuid) as copy`),
    );
    await expect(copy).rejects.toMatchObject({ code: "23503", constraint: "measure_report_item" });
  });

  obligation(
    "PUB-19.2-c",
    "records sending, receipt and reply once each, in order, and never changes them",
    async () => {
      const itemId = await itemOf((await impose(await makePerson(), "warn")).measureId);
      const clerk = as(await makePerson({ posts: ["compliance"] })).moderation;
      await expect(clerk.recordReportStep({ itemId, step: "received", reference: "R-1" })).rejects.toMatchObject(
        refusal("INPUT_INVALID"),
      );
      await clerk.recordReportStep({ itemId, step: "sent", reference: "S-1" });
      await expect(clerk.recordReportStep({ itemId, step: "sent", reference: "S-2" })).rejects.toMatchObject(
        refusal("ALREADY_DONE"),
      );
      await clerk.recordReportStep({ itemId, step: "received", reference: "R-1" });
      await clerk.recordReportStep({ itemId, step: "replied", reference: "A-1" });
      expect(await clerk.regulatorItem({ itemId })).toMatchObject({
        state: "replied",
        steps: [
          { step: "sent", reference: "S-1" },
          { step: "received", reference: "R-1" },
          { step: "replied", reference: "A-1" },
        ],
      });
      expect((await clerk.regulatorOutbox({ state: "replied" })).items.map((item) => item.id)).toEqual([itemId]);
      await expect(
        inTransaction((tx) => tx.rows(sql`update ${reportItemStep} set reference = 'x'`)),
      ).rejects.toMatchObject({ code: "42501" });
      const person = as(await makePerson()).moderation;
      await expect(person.recordReportStep({ itemId, step: "sent", reference: "x" })).rejects.toMatchObject(
        refusal("ROLE_REQUIRED"),
      );
      await expect(person.regulatorOutbox({})).rejects.toMatchObject(refusal("ROLE_REQUIRED"));
    },
  );

  obligation("PUB-19.2-c", "alerts the officers once of what was not sent in time", async () => {
    const officer = await makePerson({ posts: ["officer"] });
    const late = await itemOf((await impose(await makePerson(), "warn")).measureId);
    const sent = await itemOf((await impose(await makePerson(), "warn")).measureId);
    const clerk = await makePerson({ posts: ["compliance"] });
    await as(clerk).moderation.recordReportStep({ itemId: sent, step: "sent", reference: "S-1" });
    freezeClock(addDays(now(), 2));
    await findOverdueReports.run(now());
    await findOverdueReports.run(now());
    await drain();
    const told = await rowsOf<{ item: string }>(sql`
      select subject_id as item from ${notification} where account_id = ${officer.accountId}::uuid and kind = 'report-item.overdue'`);
    expect(told.filter(({ item }) => item === late)).toHaveLength(1);
    expect(told.filter(({ item }) => item === sent)).toHaveLength(0);
    expect((await as(officer).moderation.regulatorOutbox({ state: "overdue" })).items.map(({ id }) => id)).toContain(
      late,
    );
  });

  it("sends a correction after an upheld appeal, and the measure keeps its one first item", async () => {
    const { measureId } = await impose(await makePerson(), "suspend-updates");
    await end(measureId, "overturned");
    const officer = await makePerson({ posts: ["officer"] });
    const { items } = await as(officer).moderation.regulatorOutbox({});
    const both = items.filter((item) => item.measureId === measureId);
    expect(both.map(({ isCorrection }) => isCorrection)).toEqual([true, false]);
    const correction = await as(officer).moderation.regulatorItem({ itemId: both[0]?.id ?? "" });
    expect(correction.corrects).toBe(both[1]?.number);
  });
});

async function rowsOf<T extends object>(query: ReturnType<typeof sql>): Promise<T[]> {
  return inTransaction((tx) => tx.rows<T>(query));
}

async function itemOf(measureId: string): Promise<ReportItemId> {
  const [item] = await rowsOf<{ id: ReportItemId }>(sql`
    select id from ${reportItem} where measure_id = ${measureId}::uuid and corrects is null`);
  if (!item) throw new Error("Every measure has an item.");
  return item.id;
}
