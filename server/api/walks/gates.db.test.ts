import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quotaUse } from "@/db/schema/trust/quotas";
import { appRouter } from "@/server/api/root";
import { now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { nextShanghaiDay, shanghaiDay } from "@/server/shared/time";
import { call, samples } from "@/server/testing/samples";
import { failings } from "@/server/testing/standings";
import { as, useWorld } from "@/server/testing/world";
import { isCounted, isLimited } from "@/server/trust/quotas/limits";

const world = useWorld();
let owner: pg.Client;
let tables: string[];

beforeAll(async () => {
  owner = new pg.Client({ connectionString: world.url });
  await owner.connect();
  const found = await owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  // Tries are counted whether or not they succeed: that is their purpose.
  tables = found.rows.map((row) => row.name).filter((name) => name !== "rate_window");
});
afterAll(() => owner.end());

/** A digest of every row of every table. */
async function everything(): Promise<string> {
  const parts = tables.map(
    (name) =>
      `select '${name}' as t, md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as h from "${name}" x`,
  );
  const { rows } = await owner.query(parts.join(" union all "));
  return rows
    .map((row) => `${row.t} ${row.h}`)
    .sort()
    .join("\n");
}

describe("each gate of each command", () => {
  for (const { path, card } of proceduresOf(appRouter)) {
    if (card?.type !== "command") continue;
    it(`${path} has a sample that passes`, async () => {
      const sample = await samples.commands[path]?.();
      expect(sample, "add a sample in server/testing/samples").toBeDefined();
      if (sample) await call(as(sample.actor, sample.over), path, sample.input);
    });
    if (isCounted(card.profile) && isLimited(card.act))
      it(`${path} refuses beyond its daily limit, says until when, and writes nothing`, async () => {
        const sample = await samples.commands[path]?.();
        if (!sample?.actor) throw new Error(`No sample of somebody for ${path}.`);
        await inWriteTx((tx) =>
          tx.rows(sql`
            insert into ${quotaUse} (principal_id, quota, window_at, used)
            values (${sample.actor?.principalId}::uuid, ${card.act}, ${shanghaiDay(tx.now)}::timestamptz, 1000000)
            on conflict (principal_id, quota, window_at) do update set used = excluded.used`),
        );
        const before = await everything();
        const answer = await call(as(sample.actor, sample.over), path, sample.input).catch((error: unknown) => error);
        const until = nextShanghaiDay(now()).toISOString();
        expect(answer).toMatchObject({ cause: { reason: "QUOTA_EXCEEDED", params: { quota: card.act, until } } });
        expect(await everything()).toBe(before);
      });
    for (const gate of card.gates) {
      it(`${path} refuses who fails ${gate.name} alone, and writes nothing`, async () => {
        const sample = await samples.commands[path]?.();
        if (!sample) throw new Error(`No sample for ${path}.`);
        const own = sample.failing?.[gate.name];
        const actor = own?.actor ?? sample.actor;
        const make = failings[gate.name.replace(/\(.*$/, "")];
        if (!make && !own) throw new Error(`Nothing makes ${gate.name} fail: add it to server/testing/standings.`);
        const failing = make && actor ? await make(actor, card.act) : {};
        try {
          const before = await everything();
          const answer = await call(
            as(actor, { ...sample.over, ...failing.over }),
            path,
            own?.input ?? sample.input,
          ).catch((error: unknown) => error);
          expect(answer).toMatchObject({ cause: { name: "AppError", reason: gate.reason } });
          expect(await everything()).toBe(before);
        } finally {
          await failing.restore?.();
        }
      });
    }
  }
});
