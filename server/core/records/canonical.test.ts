import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, hashOf, type Json } from "@/server/core/records/canonical";

describe("canonical", () => {
  it("writes the example of RFC 8785, section 3.2.2, as its section 3.2.3 has it", () => {
    const input: Json = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonical(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it("sorts members by UTF-16 code units, not by code points", () => {
    expect(canonical({ "\ufb33": 1, "\u{1f600}": 2, "\r": 3, "1": 4, ö: 5, "€": 6 })).toBe(
      '{"\\r":3,"1":4,"ö":5,"€":6,"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it("refuses what JSON cannot carry unchanged", () => {
    expect(() => canonical(Number.NaN)).toThrow(TypeError);
    expect(() => canonical(Number.POSITIVE_INFINITY)).toThrow(TypeError);
    expect(() => canonical("\ud800")).toThrow(TypeError);
    expect(() => canonical({ "\udc00": 1 })).toThrow(TypeError);
  });

  it("is the same before and after a trip through JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const json = value as Json; // fast-check calls it unknown
        const again: Json = JSON.parse(JSON.stringify(json));
        expect(canonical(again)).toBe(canonical(json));
      }),
    );
  });

  it("leaves undefined members out", () => {
    expect(hashOf({ a: 1, b: undefined })).toBe(hashOf({ a: 1 }));
  });
});
