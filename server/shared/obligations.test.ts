import { describe, expect, it } from "vitest";
import { z } from "zod";
import { obligationIds } from "@/server/shared/obligation-ids";
import {
  duties,
  obligationDomains,
  obligationKinds,
  regulationOf,
  regulations,
} from "@/server/shared/obligation-words";
import { obligationOf, obligations } from "@/server/shared/obligations";

const entry = z.strictObject({
  id: z.enum(obligationIds),
  regulation: z.enum(regulations),
  article: z.int().min(1),
  paragraph: z.int().min(1),
  item: z.int().min(1).optional(),
  leadZh: z.string().min(1).optional(),
  textZh: z.string().min(1),
  focusZh: z.string().min(1),
  textEn: z.string().min(1),
  duty: z.enum(duties),
  kind: z.enum(obligationKinds),
  domain: z.enum(obligationDomains),
  acceptance: z.string().min(1),
});

describe("the register of obligations", () => {
  it("has exactly the ids of the type, in the same order, each once", () => {
    expect(obligations.map(({ id }) => id)).toEqual([...obligationIds]);
    expect(new Set(obligationIds).size).toBe(obligationIds.length);
  });

  it("tells the regulation by the id", () => {
    for (const { id, regulation } of obligations) expect(regulationOf(id)).toBe(regulation);
  });

  it("has the shape that its type says, and no word that the screens do not know", () => {
    for (const obligation of obligations)
      expect(entry.safeParse(obligation).error?.issues ?? [], obligation.id).toEqual([]);
    expect(new Set(obligations.map(({ domain }) => domain)).size).toBe(obligationDomains.length);
  });

  it("quotes what each entry is about from its sentence", () => {
    for (const { id, textZh, focusZh } of obligations) expect(textZh, id).toContain(focusZh);
  });

  it("finds an entry by its id", () => {
    expect(obligationOf("MB-07.1-c")).toMatchObject({ regulation: "microblog-2018", article: 7, kind: "software" });
  });
});
