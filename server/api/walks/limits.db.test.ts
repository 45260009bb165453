// Every procedure at and past the edges of its input: what it does not take it refuses with words, and nothing that anybody can send is an unexpected error.
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { appRouter } from "@/server/api/root";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { refusalFrom } from "@/server/pipeline/trpc";
import { userTextFields } from "@/server/shared/user-text";
import { type LeakWorld, leakWorld } from "@/server/testing/leak-world";
import { call, samples } from "@/server/testing/samples";
import { as, drain, type Person, useWorld } from "@/server/testing/world";

useWorld();
let world: LeakWorld;
beforeAll(async () => {
  world = await leakWorld();
  await drain();
});

/** What people, programs and attackers put into a field. */
const strange: readonly unknown[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202Eabc",
  "%",
  "%ff",
  "' or 1=1 --",
  "../../etc/passwd",
  "{}",
  "not-an-id",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "2026-13-45T99:99:99Z",
  "+999999-01-01T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "-271821-04-20T00:00:00.000Z",
  "9".repeat(400),
  "字".repeat(70_000),
  -1,
  0,
  0.5,
  1e308,
  -0,
  Number.MAX_SAFE_INTEGER,
  2_147_483_648,
  null,
  true,
  [],
  {},
  ["x"],
  Array(2_000).fill("x"),
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

type Path = readonly (string | number)[];

/** Every place of a sample where something else could stand. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** The sample with something else in one place. */
function withAt(value: unknown, path: Path, put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const copy = Array.isArray(value) ? [...value] : { ...(value as Record<string, unknown>) }; // placesIn walked it
  (copy as Record<string | number, unknown>)[key] = withAt((copy as Record<string | number, unknown>)[key], rest, put); // the same place
  return copy;
}

/** The samples of a procedure's input with every place filled strangely, and fields that it does not know. */
function strangeInputs(sample: unknown, known: readonly string[]): unknown[] {
  const base = { ...Object.fromEntries(known.map((key) => [key, undefined])), ...(sample as object) };
  return [
    ...placesIn(base).flatMap((path) => strange.map((put) => withAt(sample, path, put))),
    { ...(sample as object), admin: true, constructor: null },
  ];
}

const keysOf = (schema: z.ZodType): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

describe("whatever is sent", () => {
  for (const { path, card } of proceduresOf(appRouter)) {
    it(`${path} answers or refuses with words`, async () => {
      const inputs: { actor: Person | null; input: unknown; over?: object | undefined }[] = [];
      if (card?.type === "command") {
        const sample = await samples.commands[path]?.();
        if (sample)
          for (const input of strangeInputs(sample.input, keysOf(card.input)))
            inputs.push({ actor: sample.actor, input, over: sample.over });
      } else if (card) {
        for (const sample of (samples.queries[path]?.(world) ?? []).slice(0, 1))
          for (const input of strangeInputs(sample, keysOf(card.input)))
            inputs.push({ actor: world.viewers["reviewer without a case"] ?? null, input });
      }
      const unexpected: string[] = [];
      for (const { actor, input, over } of inputs) {
        const refusal = await call(as(actor, over), path, input).then(
          () => null,
          (error: unknown) => ({ ...refusalFrom(error, "test"), error }),
        );
        if (refusal?.reason === "INTERNAL")
          unexpected.push(`${JSON.stringify(input)?.slice(0, 200)}: ${String((refusal.error as Error).cause)}`); // an unexpected error has its cause
      }
      expect([...new Set(unexpected)].slice(0, 5)).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }, 60_000);
  }
});

/** Every user text of an input with its limit and the place of it in a sample; lists and unions are told by the samples' own tests. */
function textsOf(schema: z.ZodType, path: Path = []): { path: Path; max: number }[] {
  const field = userTextFields.get(schema);
  if (field) return [{ path, max: field.max }];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) => textsOf(inner as z.ZodType, [...path, key]));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return textsOf(schema.unwrap() as z.ZodType, path);
  return [];
}

describe("a text at its limit is taken, and one past it is not", () => {
  const fields = proceduresOf(appRouter).flatMap(({ path, card }) =>
    card?.type === "command"
      ? textsOf(card.input).map(
          (field) => [`${path} ${field.path.join(".")}`, { ...field, procedure: path, card }] as const,
        )
      : [],
  );

  it.each(fields)("%s", async (_name, { procedure, card, path, max }) => {
    const sample = await samples.commands[procedure]?.();
    const taken = (text: string) => card.input.safeParse(withAt(sample?.input, path, text)).success;
    // As people count: a character of four bytes is one.
    for (const character of ["字", "𠮷", "a"]) {
      expect(taken(character.repeat(max))).toBe(true);
      expect(taken(character.repeat(max + 1))).toBe(false);
    }
  });
});
