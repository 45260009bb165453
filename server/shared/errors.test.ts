import { TRPCError } from "@trpc/server";
import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { refusalFrom } from "@/server/pipeline/trpc";
import { AppError, errorKinds, notFound, type Reason, reasons } from "@/server/shared/errors";

const secret = "postgres://owner:hidden@10.0.0.1/guiju";
const reason = fc.constantFrom(...(Object.keys(reasons) as Reason[])); // the keys of `reasons`

it("a refusal says what it was made of, whatever it was caused by", () => {
  fc.assert(
    fc.property(fc.constantFrom(...errorKinds), reason, fc.jsonValue(), (kind, name, value) => {
      const params = { until: value } as never; // only carried here
      const error = new AppError(kind, name, params, { cause: new Error(secret) });
      for (const thrown of [error, new TRPCError({ code: "FORBIDDEN", cause: error })]) {
        const told = refusalFrom(thrown, "c-1");
        expect(told).toEqual({ kind, reason: name, params });
        expect(JSON.stringify(told)).not.toContain("hidden");
      }
    }),
  );
});

it("anything else that is thrown becomes a correlation id and nothing more", () => {
  const thrown = fc.oneof(
    fc.string().map((text) => new Error(`${text} ${secret}`)),
    fc.string().map((text) => new TypeError(`${text} ${secret}`)),
    fc.string().map((text) => Object.assign(new Error(text), { code: "42P01", detail: secret })),
    fc.string().map((text) => new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: `${text} ${secret}` })),
    fc.jsonValue().map((value) => ({ value, secret })),
    fc.constantFrom(null, undefined, secret),
  );
  fc.assert(
    fc.property(thrown, (error) => {
      expect(refusalFrom(error, "c-2")).toEqual({
        kind: "UNAVAILABLE",
        reason: "INTERNAL",
        params: { correlationId: "c-2" },
      });
    }),
  );
});

it("input that does not parse is told by place and kind of problem, never by what was sent", () => {
  const schema = z.object({ name: z.string().max(3), of: z.array(z.object({ n: z.int() })) });
  fc.assert(
    fc.property(fc.string({ minLength: 4, maxLength: 20 }), (sent) => {
      const parsed = schema.safeParse({ name: `hidden${sent}`, of: [{ n: `hidden${sent}` }] });
      const told = refusalFrom(parsed.error, "c-3");
      expect(told).toEqual({
        kind: "INVALID",
        reason: "INPUT_INVALID",
        params: {
          fields: [
            { path: "name", problem: "too_big" },
            { path: "of.0.n", problem: "invalid_type" },
          ],
        },
      });
    }),
  );
});

it("not there and not for this viewer are one answer", () => {
  expect(notFound().refusal).toEqual({ kind: "NOT_FOUND", reason: "NOT_FOUND", params: {} });
});
