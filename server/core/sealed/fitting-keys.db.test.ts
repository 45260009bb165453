import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { reader, writeAlone } from "@/server/core/database";
import { requireFittingKeys } from "@/server/core/sealed/fitting-keys";
import { makeKeyRing } from "@/server/core/sealed/key-ring";
import { indexOf, openVault, sealValue } from "@/server/core/sealed/vault";
import { makePerson, useWorld } from "@/server/testing/world";

useWorld();

const keyOf = (fill: number) => Buffer.alloc(32, fill);
const one = { id: "k1", key: keyOf(21) };
const two = { id: "k2", key: keyOf(22) };
const vault = (ring: Parameters<typeof makeKeyRing>[0], indexKey = keyOf(30)) =>
  openVault({ ring: makeKeyRing(ring), indexKey });
const probe = () => reader.rows(sql`select value from installation where key = 'keys'`);

beforeEach(async () => {
  await writeAlone(sql`delete from installation where key = 'keys'`);
  vault([one]);
});

it("takes the keys of the first start, start after start, and no others", async () => {
  await requireFittingKeys();
  await requireFittingKeys();
  const before = await probe();
  vault([{ ...two, id: "k1" }]);
  await expect(requireFittingKeys()).rejects.toThrow("GUIJU_KEYS is not what this database was filled with");
  vault([two]);
  await expect(requireFittingKeys()).rejects.toThrow("GUIJU_KEYS is not");
  vault([one], keyOf(31));
  await expect(requireFittingKeys()).rejects.toThrow("GUIJU_INDEX_KEY is not");
  expect(await probe()).toEqual(before);
});

it("goes with a rotation, after which the old key may be retired", async () => {
  await requireFittingKeys();
  vault([two, one]);
  await requireFittingKeys();
  vault([two]);
  await requireFittingKeys();
});

it("asks a member's phone where nothing was noted yet", async () => {
  const { accountId } = await makePerson();
  const phone = "+8616000000001";
  await writeAlone(sql`
    update account set phone_sealed = ${sealValue(phone, `account:phone:${accountId}`)}, phone_index = ${indexOf("phone", phone)}
    where id = ${accountId}::uuid`);
  vault([{ ...two, id: "k1" }]);
  await expect(requireFittingKeys()).rejects.toThrow("GUIJU_KEYS is not");
  vault([one], keyOf(31));
  await expect(requireFittingKeys()).rejects.toThrow("GUIJU_INDEX_KEY is not");
  expect(await probe()).toEqual([]);
  vault([one]);
  await requireFittingKeys();
  expect(await probe()).toHaveLength(1);
});
