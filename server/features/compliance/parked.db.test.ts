import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { outbox } from "@/db/schema/core";
import { reader } from "@/server/core/database";
import { effectRequeued } from "@/server/features/compliance/contract";
import { parkedEffect } from "@/server/testing/parked";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";

useWorld();

describe("a parked effect", () => {
  it("is shown to officers with its reason and age, and runs once it is taken up again", async () => {
    const officer = await makePerson({ posts: ["officer"] });
    const parked = await parkedEffect("the carrier is away");
    await drain();
    const [shown] = await as(officer).compliance.parkedEffects({});
    expect(shown).toMatchObject({
      ...parked,
      kind: "account.followed",
      attempts: 8,
      lastError: "the carrier is away",
    });
    expect(Date.parse(shown?.parkedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(shown?.at ?? ""));

    await as(officer).compliance.requeueEffect(parked);
    expect(await as(officer).compliance.parkedEffects({})).toEqual([]);
    await drain();
    expect(await reader.rows(sql`select 1 from ${outbox}`)).toEqual([]);
    const told = await reader.rows<{ kind: string }>(sql`
      select n.kind from notification n join event e on e.subject_id = n.account_id::text where e.id = ${parked.eventId}::uuid`);
    expect(told).toEqual([{ kind: "follow" }]);
    const recorded = await reader.rows<{ actor: string; payload: object }>(sql`
      select actor_id as actor, payload from event where kind = ${effectRequeued.kind} and subject_id = ${parked.eventId}`);
    expect(recorded).toEqual([
      { actor: officer.accountId, payload: { handler: parked.handler, kind: "account.followed", attempts: 8 } },
    ]);
    await expect(as(officer).compliance.requeueEffect(parked)).rejects.toMatchObject({
      cause: { reason: "ALREADY_DONE" },
    });
  });

  it("is nobody's to see or to take up but the officers' and the compliance staff's", async () => {
    const parked = await parkedEffect("no");
    for (const other of [await makePerson(), await makePerson({ posts: ["reviewer"] })]) {
      const refused = { cause: { reason: "ROLE_REQUIRED" } };
      await expect(as(other).compliance.parkedEffects({})).rejects.toMatchObject(refused);
      await expect(as(other).compliance.requeueEffect(parked)).rejects.toMatchObject(refused);
    }
    const compliance = await makePerson({ posts: ["compliance"] });
    expect(await as(compliance).compliance.parkedEffects({})).toMatchObject([parked]);
  });

  it("that is not parked, or is not there, is not run twice", async () => {
    const officer = await makePerson({ posts: ["officer"] });
    const parked = await parkedEffect("once");
    const tries = await Promise.allSettled([1, 2].map(() => as(officer).compliance.requeueEffect(parked)));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(as(officer).compliance.requeueEffect({ ...parked, handler: "noSuchHandler" })).rejects.toMatchObject({
      cause: { reason: "ALREADY_DONE" },
    });
  });
});
