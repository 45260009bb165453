// Importing a list of accounts to block. The sender's browser hands the file over in parts; each part is one command of its own, blocked and counted when it answers,
// so that progress is what it says and a closed page loses nothing but what was not sent.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { readLine } from "../blocklist";
import {
  beginBlockImportInput,
  blockImportBegun,
  blockImportUndone,
  blocksImported,
  importBlocksInput,
  type LineKind,
  oneBlockImportInput,
} from "../contract";
import {
  type FoundAccount,
  findAccounts,
  importAdvanced,
  insertBlocks,
  insertImport,
  lockImport,
  undoImport,
} from "../store/blocklist";

const ownImport = exempt("one's own import");
const noText = exempt("no user text: lines are compared with account numbers and not kept");
const mostExamples = 20;

/** Opens an import of so many lines; each call opens another. */
export const beginBlockImport = command({
  profile: "manageOwn",
  act: "import",
  on: ownImport,
  gates: [],
  obligations: [],
  review: noText,
  input: beginBlockImportInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const importId = await insertImport(tx, actor.id, input.total);
    return {
      result: { importId },
      events: [blockImportBegun(subjectRef("account", actor.id), { importId, total: input.total })],
    };
  },
});

/**
 * Reads the next lines of an import and blocks whom they name, as `blockAccount` does. Answers what became of this part's lines by kind. CONFLICT/CHANGED_MEANWHILE
 * where other lines are next (a part that was sent twice), CONFLICT/ALREADY_DONE for an import that was undone, NOT_FOUND for another's.
 */
export const importBlocks = command({
  profile: "manageOwn",
  act: "import",
  on: ownImport,
  gates: [],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: importBlocksInput,
  async run({ input, actor, tx }) {
    const { importId, from, lines } = input;
    const found = actor.id && (await lockImport(tx, actor.id, importId));
    if (!actor.id || !found) throw notFound();
    if (found.undoneAt) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    if (from !== found.done || from + lines.length > found.total)
      throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});

    const read = lines.map(readLine);
    const handles = [...new Set(read.flatMap((line) => (typeof line === "string" ? [] : line.handle)))];
    const accounts = new Map((await findAccounts(tx, actor.id, handles)).map((account) => [account.handle, account]));
    const { counts, examples } = found;
    const toBlock: FoundAccount[] = [];
    const part: Partial<Record<LineKind, number>> = {};
    for (const [at, line] of read.entries()) {
      const account = typeof line === "string" ? undefined : accounts.get(line.handle);
      const kind = typeof line === "string" ? line : kindOf(account, actor.id, importId, toBlock);
      if (kind === "blocked" && account) toBlock.push(account);
      part[kind] = (part[kind] ?? 0) + 1;
      counts[kind] = (counts[kind] ?? 0) + 1;
      examples[kind] = [...(examples[kind] ?? []), from + at + 1].slice(0, mostExamples);
    }
    const blocked = toBlock.map(({ id }) => id);
    await insertBlocks(tx, actor.id, blocked, importId);
    const done = from + lines.length;
    return {
      result: { done, part },
      events: [blocksImported(subjectRef("account", actor.id), { importId, done, blocked })],
      beside: [importAdvanced(actor.id, importId, { done, counts, examples })],
    };
  },
});

/** Lifts the blocks that an import made, also of one that was broken off, and closes it. CONFLICT/ALREADY_DONE the second time, NOT_FOUND for another's. */
export const undoBlockImport = command({
  profile: "manageOwn",
  act: "import",
  on: ownImport,
  gates: [],
  obligations: [],
  review: noText,
  input: oneBlockImportInput,
  async run({ input, actor, tx }) {
    const { importId } = input;
    const found = actor.id && (await lockImport(tx, actor.id, importId));
    if (!actor.id || !found) throw notFound();
    if (found.undoneAt) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const unblocked = await undoImport(tx, actor.id, importId);
    return {
      result: { unblocked },
      events: [blockImportUndone(subjectRef("account", actor.id), { importId, unblocked })],
    };
  },
});

function kindOf(
  account: FoundAccount | undefined,
  importer: string,
  importId: string,
  toBlock: readonly FoundAccount[],
): LineKind {
  if (!account) return "unknown";
  if (account.id === importer) return "self";
  if (toBlock.includes(account) || account.importId === importId) return "repeated";
  return account.isBlocked ? "already" : "blocked";
}
