import { describe, expect, it } from "vitest";
import { fieldsOf, genesis, nextLink } from "@/server/core/records/chain";

describe("fieldsOf", () => {
  it("writes instants as ISO strings and bytes as base64, and leaves the link out", () => {
    const row = {
      id: "a",
      at: new Date("2026-03-01T08:00:00+08:00"),
      key: Buffer.from([1, 2, 3]),
      payload: { list: [1, null], absent: undefined },
      seq: 3,
      prev_hash: genesis,
      hash: genesis,
    };
    expect(fieldsOf(row)).toEqual({
      id: "a",
      at: "2026-03-01T00:00:00.000Z",
      key: "AQID",
      payload: { list: [1, null] },
    });
  });

  it("gives the same hash to a row from before a column was added", () => {
    const before = nextLink("measure", null, fieldsOf({ id: "a" }));
    expect(nextLink("measure", null, fieldsOf({ id: "a", added_later: null }))).toEqual(before);
  });

  it("refuses integers that JSON would round", () => {
    expect(() => fieldsOf({ points: 1n })).toThrow(TypeError);
  });
});

describe("nextLink", () => {
  it("counts from 1 and names the hash before", () => {
    const first = nextLink("measure", null, { id: "a" });
    const second = nextLink("measure", first, { id: "b" });
    expect(first).toMatchObject({ seq: 1, prevHash: genesis });
    expect(second).toMatchObject({ seq: 2, prevHash: first.hash });
  });

  it("gives equal content another hash in another chain or place", () => {
    const first = nextLink("measure", null, { id: "a" });
    expect(nextLink("measure_end", null, { id: "a" }).hash).not.toBe(first.hash);
    expect(nextLink("measure", first, { id: "a" }).hash).not.toBe(first.hash);
  });
});
