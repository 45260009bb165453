// What the events of a transaction leave behind, and how their effects run.
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { event, installation, networkLog, outbox } from "@/db/schema/core";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { appendEvents, handlerNames } from "@/server/core/event-log";
import { startHub, stopHub } from "@/server/core/live-hub";
import { drainOutbox, type Handlers, parkedEffects, runOne, startWorker } from "@/server/core/outbox";
import { openValue } from "@/server/core/sealed/vault";
import { inWriteTx } from "@/server/core/write-tx";
import { eventKind } from "@/server/shared/events";
import { subjectRef } from "@/server/shared/subject";
import { contextAs, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();
const happened = eventKind("test.happened", z.object({ number: z.number() }));
let person: Person;

beforeAll(async () => {
  handlerNames.set("test.happened", ["count"]);
  person = await makePerson();
});
beforeEach(async () => {
  freezeClock(null);
  await inWriteTx((tx) => tx.rows(sql`delete from ${outbox}`));
});

async function happen(numbers: readonly number[], by: Person | null = person): Promise<string[]> {
  const subject = subjectRef("installation", randomUUID());
  return inWriteTx((tx) =>
    appendEvents(
      tx,
      contextAs(by),
      "post",
      numbers.map((number) => happened(subject, { number })),
    ),
  );
}

const waiting = () =>
  reader.rows<{ attempts: number; runAt: Date; parkedAt: Date | null; lastError: string | null }>(
    sql`select attempts, run_at as "runAt", parked_at as "parkedAt", last_error as "lastError" from ${outbox}`,
  );

describe("an event", () => {
  it("stands with its queue row and the network log of who did it from where", async () => {
    const [id] = await happen([1]);
    const [logged] = await reader.rows<{ id: string; sealed: string; port: number; act: string; accountId: string }>(
      sql`select id, address_sealed as sealed, port, act, account_id as "accountId" from ${networkLog} where event_id = ${id}::uuid`,
    );
    expect(logged).toMatchObject({ port: 40_000, act: "post", accountId: person.accountId });
    expect(logged?.sealed).not.toContain("203.0.113.7");
    expect(openValue(logged?.sealed as never, `network_log:address:${logged?.id}`)).toBe("203.0.113.7"); // a row's plain string
    expect(await waiting()).toHaveLength(1);
  });

  it("of a transaction that fails leaves none of the three", async () => {
    const count = async () =>
      (
        await reader.rows<{ n: number }>(
          sql`select ((select count(*) from ${event}) + (select count(*) from ${networkLog}) + (select count(*) from ${outbox}))::int as n`,
        )
      )[0]?.n;
    const before = await count();
    const failing = inWriteTx(async (tx) => {
      await appendEvents(tx, contextAs(person), "post", [happened(subjectRef("installation", "x"), { number: 1 })]);
      throw new Error("after the events");
    });
    await expect(failing).rejects.toThrow("after the events");
    expect(await count()).toBe(before);
  });

  it("with a payload that its kind does not allow cannot be made", () => {
    expect(() => happened(subjectRef("installation", "x"), JSON.parse('{"number":"one"}'))).toThrow();
  });
});

describe("effects", () => {
  it("run once per event though many workers race", async () => {
    await happen(Array.from({ length: 30 }, (_, at) => at));
    const seen: number[] = [];
    const handlers: Handlers = {
      count: async ({ payload }, tx) => {
        await tx.rows(sql`select pg_sleep(0.002)`);
        seen.push(Number(payload.number));
      },
    };
    const ran = await Promise.all(Array.from({ length: 4 }, () => drainOutbox(handlers)));
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at));
    expect(ran.reduce((sum, each) => sum + each, 0)).toBe(30);
    expect(await waiting()).toEqual([]);
  });

  it("that fail are rolled back whole, tried again later and later, then parked where the staff sees them", async () => {
    const start = now();
    freezeClock(start);
    await happen([1]);
    let tries = 0;
    const handlers: Handlers = {
      count: async (_event, tx) => {
        tries += 1;
        await tx.rows(
          sql`insert into ${installation} (key, value, at) values ('effect', '{}'::jsonb, ${tx.now}::timestamptz)`,
        );
        throw new Error("no carrier");
      },
    };
    const pauses: number[] = [];
    for (;;) {
      expect(await runOne(handlers)).toBe(true);
      const [row] = await waiting();
      if (!row || row.parkedAt) break;
      expect(await runOne(handlers)).toBe(false); // not before its time
      pauses.push((row.runAt.getTime() - now().getTime()) / 1000);
      freezeClock(row.runAt);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(tries).toBe(8);
    freezeClock(new Date(now().getTime() + 86_400_000));
    expect(await runOne(handlers)).toBe(false);
    expect(await parkedEffects(reader)).toMatchObject([
      { handler: "count", kind: "test.happened", attempts: 8, lastError: "no carrier" },
    ]);
    expect(await reader.rows(sql`select 1 from ${installation} where key = 'effect'`)).toEqual([]);
  });

  it("that fail hold back no other", async () => {
    await happen([1, 2, 3]);
    const seen: number[] = [];
    const handlers: Handlers = {
      count: async ({ payload }) => {
        if (payload.number === 1) throw new Error("always");
        seen.push(Number(payload.number));
      },
    };
    await drainOutbox(handlers);
    expect(seen).toEqual([2, 3]);
    expect(await waiting()).toMatchObject([{ attempts: 1, lastError: "always" }]);
  });

  it("whose handler is gone wait, and run when it is back", async () => {
    await happen([7]);
    await runOne({});
    expect(await waiting()).toMatchObject([{ attempts: 1, lastError: "No handler named count." }]);
    freezeClock(new Date(now().getTime() + 60_000));
    const seen: unknown[] = [];
    await drainOutbox({ count: async ({ payload }) => void seen.push(payload.number) });
    expect(seen).toEqual([7]);
  });

  it("begin when their transaction commits, without anybody asking", async () => {
    await startHub();
    const seen: unknown[] = [];
    const stop = startWorker({ count: async ({ payload }) => void seen.push(payload.number) });
    await happen([8]);
    await expect.poll(() => seen).toEqual([8]);
    await stop();
    await happen([9]);
    expect(await runOne({})).toBe(true); // the stopped worker left it
    await stopHub();
    expect(seen).toEqual([8]);
  });
});
