// However deep a user text lies in an input, review finds it, and finds it once.
import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { hasUserText, userTextsOf } from "@/server/pipeline/user-texts";
import { userText } from "@/server/shared/user-text";

/** A schema, a value that it parses, and the user texts in that value. */
interface Shape {
  schema: z.ZodType;
  value: unknown;
  texts: string[];
  /** Whether a text could stand there, even where this value has none. */
  holds: boolean;
}

const words = fc.stringMatching(/^[a-z]{1,8}$/);
const plain: fc.Arbitrary<Shape> = fc.oneof(
  words.map((value) => ({ schema: z.string(), value, texts: [], holds: false })),
  fc.integer().map((value) => ({ schema: z.number(), value, texts: [], holds: false })),
  fc.boolean().map((value) => ({ schema: z.boolean(), value, texts: [], holds: false })),
);
const written: fc.Arbitrary<Shape> = words.map((value) => ({
  schema: userText(100),
  value,
  texts: [value],
  holds: true,
}));

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    written,
    plain,
    fc.dictionary(words, tie("shape"), { maxKeys: 4 }).map((fields) => ({
      schema: z.object(Object.fromEntries(Object.entries(fields).map(([key, { schema }]) => [key, schema]))),
      value: Object.fromEntries(Object.entries(fields).map(([key, { value }]) => [key, value])),
      texts: Object.values(fields).flatMap(({ texts }) => texts),
      holds: Object.values(fields).some(({ holds }) => holds),
    })),
    fc.tuple(tie("shape"), fc.integer({ min: 0, max: 3 })).map(([inner, count]) => ({
      schema: z.array(inner.schema),
      value: Array(count).fill(inner.value),
      texts: Array(count).fill(inner.texts).flat(),
      holds: inner.holds,
    })),
    fc
      .tuple(tie("shape"), fc.constantFrom("optional", "nullable", "default", "readonly"), fc.boolean())
      .map(([inner, wrap, there]) => {
        const wraps = {
          optional: { schema: inner.schema.optional(), empty: undefined },
          nullable: { schema: inner.schema.nullable(), empty: null },
          default: { schema: inner.schema.prefault(inner.value as never), empty: inner.value }, // a value that the schema parses
          readonly: { schema: inner.schema.readonly(), empty: inner.value },
        };
        const { schema, empty } = wraps[wrap];
        // What fills itself in when it is absent is never absent.
        const filled =
          there || empty === inner.value || (wrap === "optional" && inner.schema.safeParse(undefined).success);
        return { schema, value: filled ? inner.value : empty, texts: filled ? inner.texts : [], holds: inner.holds };
      }),
    fc.tuple(tie("shape"), tie("shape"), fc.boolean()).map(([a, b, first]) => {
      const kind = (name: string, { schema }: Shape) => z.object({ is: z.literal(name), of: schema });
      const chosen = first ? a : b;
      return {
        schema: z.discriminatedUnion("is", [kind("a", a), kind("b", b)]),
        value: { is: first ? "a" : "b", of: chosen.value },
        texts: chosen.texts,
        holds: a.holds || b.holds,
      };
    }),
    fc.tuple(tie("shape"), tie("shape")).map(([a, b]) => ({
      schema: z.tuple([a.schema, b.schema]),
      value: [a.value, b.value],
      texts: [...a.texts, ...b.texts],
      holds: a.holds || b.holds,
    })),
    fc.tuple(tie("shape"), fc.uniqueArray(words, { maxLength: 3 })).map(([inner, keys]) => ({
      schema: z.record(z.string(), inner.schema),
      value: Object.fromEntries(keys.map((key) => [key, inner.value])),
      texts: keys.flatMap(() => inner.texts),
      holds: inner.holds,
    })),
  ),
}));

it("every user text of every shape is found, with a path of its own", () => {
  fc.assert(
    fc.property(shape, ({ schema, value, texts, holds }) => {
      const input = z.object({ input: schema });
      const parsed = input.parse({ input: value });
      const found = userTextsOf(input, parsed);
      expect(found.map(({ text }) => text).sort()).toEqual([...texts].sort());
      expect(new Set(found.map(({ field }) => field)).size).toBe(found.length);
      expect(hasUserText(input)).toBe(holds);
    }),
    { numRuns: 500 },
  );
});

it("a shape that the walk does not know is refused, not passed over", () => {
  for (const schema of [
    z.object({ a: z.lazy(() => userText(10)) }),
    z.object({ a: z.map(z.string(), userText(10)) }),
    z.object({ a: userText(10).transform((text) => `${text}!`) }),
    z.object({ a: z.intersection(z.object({ b: userText(10) }), z.object({ c: z.string() })) }),
    z.object({ a: z.any() }),
  ])
    expect(() => hasUserText(schema)).toThrow(/cannot be walked/);
});

it("a command with such a shape cannot be made", () => {
  const make = () =>
    command({
      profile: "publish",
      act: "post",
      on: exempt("planted"),
      gates: [],
      obligations: [],
      review: { as: "post" },
      input: z.object({ body: z.lazy(() => userText(10)) }),
      run: () => Promise.reject(new Error("never called")),
    });
  expect(make).toThrow(/cannot be walked/);
});
