import { describe, expect, it } from "vitest";
import { statementCount } from "@/server/core/database";
import { importedLinesPerPart } from "@/server/shared/limits";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

const refused = (reason: string) => ({ cause: { reason } });

/** Hands a file over as the settings page does. */
async function importFile(by: Person, lines: readonly string[]) {
  const { importId } = await as(by).relations.beginBlockImport({ total: lines.length });
  for (let from = 0; from < lines.length; from += importedLinesPerPart)
    await as(by).relations.importBlocks({ importId, from, lines: lines.slice(from, from + importedLinesPerPart) });
  return importId;
}

async function blockedBy(person: Person) {
  return (await as(person).relations.blocked({})).accounts.map((account) => account.id).sort();
}

describe("a list of accounts to block", () => {
  it("of a hundred thousand lines with rubbish in it blocks whom it names and says what became of each kind of line", async () => {
    const [me, one, two, before, blocker] = await Promise.all(Array.from({ length: 5 }, () => makePerson()));
    if (!me || !one || !two || !before || !blocker) throw new Error("five were made");
    await as(me).relations.blockAccount({ accountId: before.accountId });
    await as(blocker).relations.blockAccount({ accountId: me.accountId });
    await as(me).relations.followAccount({ accountId: one.accountId });
    await as(two).relations.followAccount({ accountId: me.accountId });
    const rubbish = (at: number) =>
      ["", "\u0007\u0007", "=1+1", "nobody@example.org,x", `${99_000_000 + at}`][at % 5] ?? "";
    const lines = Array.from({ length: 100_000 }, (_, at) => rubbish(at));
    lines[0] = "handle,blocked_at";
    lines[10] = `"${one.handle}",2026`;
    lines[50_000] = `@${two.handle}`;
    lines[60_000] = one.handle;
    lines[70_000] = before.handle;
    lines[80_000] = me.handle;
    lines[99_999] = blocker.handle;
    await importFile(me, lines);

    const [done] = await as(me).relations.blockImports({});
    expect(done).toMatchObject({
      total: 100_000,
      done: 100_000,
      counts: { blocked: 2, repeated: 1, already: 1, self: 1 },
      examples: { blocked: [11, 50_001], repeated: [60_001], already: [70_001], self: [80_001] },
    });
    const { counts } = done ?? { counts: {} };
    expect(Object.values(counts).reduce<number>((sum, count) => sum + Number(count), 0)).toBe(100_000);
    expect(await blockedBy(me)).toEqual([one, two, before].map(({ accountId }) => accountId).sort());
    expect(await as(null).relations.profile({ handle: me.handle })).toMatchObject({ followers: 0, following: 0 });
    await expect(as(one).relations.profile({ handle: me.handle })).rejects.toMatchObject(refused("NOT_FOUND"));
  }, 120_000);

  it("is undone as one, without what was blocked before", async () => {
    const [me, one, before] = [await makePerson(), await makePerson(), await makePerson()];
    await as(me).relations.blockAccount({ accountId: before.accountId });
    const importId = await importFile(me, [one.handle, before.handle]);
    expect(await as(me).relations.undoBlockImport({ importId })).toEqual({ unblocked: 1 });
    expect(await blockedBy(me)).toEqual([before.accountId]);
    expect(await as(me).relations.blockImports({})).toMatchObject([{ isUndone: true }]);
    await expect(as(me).relations.undoBlockImport({ importId })).rejects.toMatchObject(refused("ALREADY_DONE"));
    await expect(as(me).relations.importBlocks({ importId, from: 2, lines: [one.handle] })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );
  });

  it("is read once however often a part is sent, never past its end, and by its owner alone", async () => {
    const [me, one, stranger] = [await makePerson(), await makePerson(), await makePerson()];
    const { importId } = await as(me).relations.beginBlockImport({ total: 2 });
    const part = { importId, from: 0, lines: [one.handle] };
    expect(await as(me).relations.importBlocks(part)).toEqual({ done: 1, part: { blocked: 1 } });
    await expect(as(me).relations.importBlocks(part)).rejects.toMatchObject(refused("CHANGED_MEANWHILE"));
    await expect(as(me).relations.importBlocks({ importId, from: 1, lines: ["x", "y"] })).rejects.toMatchObject(
      refused("CHANGED_MEANWHILE"),
    );
    await expect(as(stranger).relations.importBlocks({ ...part, from: 1 })).rejects.toMatchObject(refused("NOT_FOUND"));
    await expect(as(stranger).relations.undoBlockImport({ importId })).rejects.toMatchObject(refused("NOT_FOUND"));
    expect(await as(me).relations.blockImports({})).toMatchObject([{ done: 1, total: 2 }]);
  });

  it("is exported as it is imported", async () => {
    const [me, one, two, other] = [await makePerson(), await makePerson(), await makePerson(), await makePerson()];
    for (const { accountId } of [one, two]) await as(me).relations.blockAccount({ accountId });
    const { csv } = await as(me).relations.blocklist({});
    await importFile(other, csv.split("\r\n"));
    expect(await blockedBy(other)).toEqual(await blockedBy(me));
  });

  it("takes at most twelve statements a part", async () => {
    const [me, ...others] = await Promise.all(Array.from({ length: 4 }, () => makePerson()));
    if (!me) throw new Error("four were made");
    const { importId } = await as(me).relations.beginBlockImport({ total: 3 });
    const before = statementCount.run;
    await as(me).relations.importBlocks({ importId, from: 0, lines: others.map(({ handle }) => handle) });
    expect(statementCount.run - before).toBeLessThanOrEqual(11);
  });
});
