import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { now } from "@/server/core/clock";
import { readScope } from "@/server/core/read-scope";
import { viewerStatement } from "@/server/core/statement";
import { makePerson, useWorld } from "@/server/testing/world";

useWorld();

it("a statement is put together once and bound to each viewer and each value", async () => {
  let built = 0;
  const told = viewerStatement<{ word: string; count: number }>((scope, { word, count }) => {
    built += 1;
    return sql`select ${scope.viewerId}::uuid as viewer, ${scope.viewerId}::uuid = ${scope.viewerId}::uuid as same, ${word}::text as word,
      ${count}::int + ${1}::int as more, ${scope.now}::timestamptz as at`;
  });
  const [one, other] = [await makePerson(), await makePerson()];
  const at = now();
  const ask = async (viewer: typeof one, word: string, count: number) => {
    const scope = readScope(viewer.accountId, at);
    return (await scope.rows(told(scope, { word, count })))[0];
  };
  expect(await ask(one, "甲", 1)).toEqual({ viewer: one.accountId, same: true, word: "甲", more: 2, at });
  expect(await ask(other, "乙", 41)).toEqual({ viewer: other.accountId, same: true, word: "乙", more: 42, at });
  expect(built).toBe(1);
});

it("a slot used many times is one value on the wire", () => {
  const told = viewerStatement<{ word: string }>(
    (_, { word }) => sql`select ${word}::text, ${"fixed"}::text, ${word}::text`,
  );
  const bound = told(readScope(null, now()), { word: "甲" });
  expect(bound).toMatchObject({ text: "select $1::text, $2::text, $1::text", values: ["甲", "fixed"] });
});
