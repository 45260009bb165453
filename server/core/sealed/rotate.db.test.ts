import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { inTransaction } from "@/server/core/database";
import { personalColumns, rotateKeys, sealedColumns, unchangingColumns } from "@/server/core/sealed/rotate";
import { openVault } from "@/server/core/sealed/vault";
import { freshNumber, givePhone, prove } from "@/server/testing/identity";
import { as, makePerson, useWorld } from "@/server/testing/world";
import { findAccountPhone } from "@/server/trust/standing/account-phone";
import { inventedPhone } from "@/server/trust/standing/identity/sandbox-identity";

useWorld();
const oldKey = Buffer.alloc(32, 1);
const indexKey = Buffer.alloc(32, 2);

it("knows every sealed column of the schema", async () => {
  const columns = await inTransaction((tx) =>
    tx.rows<{ name: string }>(sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_name like '%\\_sealed' order by 1`),
  );
  const known = [...sealedColumns, ...personalColumns, ...unchangingColumns].map((one) => `${one.table}.${one.column}`);
  expect(columns.map(({ name }) => name)).toEqual(known.sort());
});

it("moves values and people's keys to the current key, once, and the old key can go", async () => {
  const person = await makePerson({ identity: "none" });
  const number = freshNumber();
  await givePhone(person, inventedPhone(5));
  await prove(person, number);
  openVault({
    ring: {
      current: "next",
      keys: new Map([
        ["next", Buffer.alloc(32, 9)],
        ["test", oldKey],
      ]),
    },
    indexKey,
  });
  const first = await rotateKeys();
  expect(first.resealed).toBeGreaterThanOrEqual(2);
  expect(first.left).toBeGreaterThan(0);
  expect((await rotateKeys()).resealed).toBe(0);

  openVault({ ring: { current: "next", keys: new Map([["next", Buffer.alloc(32, 9)]]) }, indexKey });
  expect(await inTransaction((tx) => findAccountPhone(tx, person.accountId))).toBe(inventedPhone(5));
  expect(
    await as(person)
      .identity.recheck({})
      .catch((error: unknown) => error),
  ).toMatchObject({
    cause: { reason: "TOO_MANY" },
  });
});
