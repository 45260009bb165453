import { sql } from "drizzle-orm";
import { reportItem } from "@/db/schema/trust/measures";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { addDays } from "@/server/shared/time";
import { impose } from "@/server/testing/measures";
import type { DomainSamples } from "@/server/testing/samples";
import { as, makePerson, type Person } from "@/server/testing/world";

/** Runs `work` as if it were so many days ago. */
async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  freezeClock(addDays(now(), -days));
  try {
    return await work();
  } finally {
    freezeClock(null);
  }
}

async function suspended(handler?: Person) {
  const person = await makePerson();
  const { measureId } = await impose(person, "suspend-updates", handler ? { handler } : {});
  return { person, measureId };
}

async function appealed(handler?: Person) {
  const { person, measureId } = await suspended(handler);
  const { id } = await as(person).moderation.appealMeasure({ measureId, grounds: "我有不同意见" });
  return { person, id };
}

async function decided() {
  const { person, id } = await appealed();
  const other = await makePerson({ posts: ["appeals"] });
  await as(other).moderation.decideAppeal({ appealId: id, outcome: "refused", reason: "维持" });
  return { person, id };
}

/** A specialist with an open appeal, and the calls that fail one gate each. `more` is what the command takes besides the appeal. */
async function desk(more: object) {
  const actor = await makePerson({ posts: ["appeals"] });
  const open = await appealed();
  const over = await decided();
  const conflicted = await appealed(actor);
  const taken = await appealed();
  await as(await makePerson({ posts: ["appeals"] })).moderation.claimAppeal({ appealId: taken.id });
  return {
    actor,
    input: { appealId: open.id, ...more },
    failing: {
      appealOpen: { input: { appealId: over.id, ...more } },
      notFirstHandler: { input: { appealId: conflicted.id, ...more } },
      notClaimedByOther: { input: { appealId: taken.id, ...more } },
    },
  };
}

async function oldItem(): Promise<string> {
  const { measureId } = await daysAgo(3, () => suspended());
  const [item] = await reader.rows<{ id: string }>(
    sql`select id from ${reportItem} where measure_id = ${measureId}::uuid`,
  );
  return item?.id ?? "";
}

export const measureSamples: DomainSamples = {
  commands: {
    "moderation.liftMeasure": async () => {
      const actor = await makePerson({ posts: ["officer"] });
      const { measureId } = await suspended();
      const own = await impose(actor, "stop-advertising");
      const reason = "已改正";
      return {
        actor,
        input: { measureId, reason },
        failing: { measureNotOwn: { input: { measureId: own.measureId, reason } } },
      };
    },
    "moderation.closeUncorrected": async () => {
      const person = await makePerson();
      const correct = { field: "bio", by: addDays(now(), -1).toISOString() };
      const { measureId } = await impose(person, "suspend-updates", { params: { correct }, endsAt: null });
      return { actor: await makePerson(), over: { system: "test" }, input: { measureId } };
    },
    "moderation.lapseMeasure": async () => {
      const { measureId } = await daysAgo(10, () => suspended());
      return { actor: await makePerson(), input: { measureId }, over: { system: "test" } };
    },
    "moderation.appealMeasure": async () => {
      const { person, measureId } = await suspended();
      const grounds = "我有不同意见";
      const old = await daysAgo(61, () => impose(person, "warn"));
      return {
        actor: person,
        input: { measureId, grounds },
        failing: {
          measureIsOwn: { actor: await makePerson() },
          withinAppealTime: { input: { measureId: old.measureId, grounds } },
        },
      };
    },
    "moderation.appealMessage": async () => {
      const { person, id } = await appealed();
      const body = "补充一句";
      const over = await decided();
      return {
        actor: person,
        input: { appealId: id, body },
        failing: {
          ownsTarget: { actor: await makePerson() },
          appealOpen: { actor: over.person, input: { appealId: over.id, body } },
        },
      };
    },
    "moderation.answerAppeal": () => desk({ body: "请补充说明" }),
    "moderation.claimAppeal": () => desk({}),
    "moderation.decideAppeal": () => desk({ outcome: "refused", reason: "维持" }),
    "moderation.recordReportStep": async () => ({
      actor: await makePerson({ posts: ["compliance"] }),
      input: { itemId: await oldItem(), step: "sent", reference: "S-1" },
    }),
    "moderation.markReportOverdue": async () => ({
      actor: await makePerson(),
      input: { itemId: await oldItem() },
      over: { system: "test" },
    }),
  },
  queries: {
    "moderation.myStanding": () => [{}],
    "moderation.measure": (world) => [{ measureId: world.measure.id }],
    "moderation.statementFile": (world) => [{ measureId: world.measure.id }],
    "moderation.deskMeasures": () => [{}, { state: "ended" }],
    "moderation.rulesToCite": () => [{}],
    "moderation.recordGaps": () => [{}],
    "moderation.appealsQueue": () => [{}, { state: "decided" }],
    "moderation.appealCase": (world) => [{ appealId: world.measure.appealId }],
    "moderation.regulatorOutbox": () => [{}, { state: "waiting" }],
    "moderation.regulatorItem": (world) => [{ itemId: world.measure.id }],
  },
};
