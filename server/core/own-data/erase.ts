// Carries out what db/policies.ts declares: deletes a person's rows, empties what must stay as a number, and deletes what is old.
import { type SQL, sql } from "drizzle-orm";
import type { DataPolicy } from "@/db/policies";
import { type DataSubject, isOwn, type OwnTable, ownTables } from "@/server/core/own-data/tables";
import type { WriteTx } from "@/server/core/write-tx";
import { addDays, addMonths } from "@/server/shared/time";

/** How many rows of each table went; tables without any are left out. */
export type Removed = Record<string, number>;

/** When a table's rows go: as the account is closed for good, when what law asks to keep is purged, by their age, or never. */
export type Term = "closing" | "purge" | "age" | "never";

/** Pure: when the rows of a table with this policy go. */
export function termOf({ erased, kept }: Pick<DataPolicy, "erased" | "kept">): Term {
  if (erased === "with-account" || erased === "shell") return "closing";
  if (erased === "by-owner") return kept === "account" ? "closing" : "purge";
  if (erased === "by-age") return "age";
  return erased === "key" ? "purge" : "never";
}

/** Deletes the person's rows of every table whose term this is, those that hang on others first. May run twice. */
export async function eraseOwn(tx: WriteTx, of: DataSubject, term: "closing" | "purge"): Promise<Removed> {
  const tables = await ownTables(tx);
  const due = tables.filter(({ policy, owner }) => owner && termOf(policy) === term && isDeleted(policy));
  const removed: Removed = {};
  for (const table of due.sort((a, b) => depthOf(tables, b) - depthOf(tables, a)))
    await remove(tx, table, isOwn(tables, table, of), removed);
  return removed;
}

/** Rows with a sealed part stay and lose it with their key; shells stay as a number. */
function isDeleted({ erased }: DataPolicy): boolean {
  return erased === "with-account" || erased === "by-owner";
}

function depthOf(tables: readonly OwnTable[], { owner }: OwnTable): number {
  if (!owner || "of" in owner) return 0;
  const parent = tables.find(({ name }) => name === owner.within);
  return parent ? depthOf(tables, parent) + 1 : 1;
}

/**
 * Purges what its owner deleted longer ago than it is kept, with all that hangs on it. At most `most` roots of each table at a time; true where some may be left.
 */
export async function purgeDeleted(tx: WriteTx, most: number): Promise<{ removed: Removed; isMore: boolean }> {
  const tables = await ownTables(tx);
  const removed: Removed = {};
  let isMore = false;
  for (const table of tables) {
    const { kept, erased } = table.policy;
    const deletes = table.columns.some(({ name }) => name === "deleted_at");
    if (erased !== "by-owner" || !deletes || typeof kept === "string") continue;
    const id = sql.identifier(table.key.at(-1) ?? "id");
    const rows = await tx.rows<{ id: string }>(sql`
      select r.${id} as id from ${sql.identifier(table.name)} r where r.deleted_at <= ${cutOff(kept, tx.now)}::timestamptz limit ${most}::int`);
    if (rows.length === 0) continue;
    const ids = sql`any(${sql.param(rows.map((row) => row.id))}::uuid[])`;
    for (const part of tables.filter(({ owner }) => owner && "within" in owner && owner.within === table.name))
      if (part.owner) await remove(tx, part, sql`r.${sql.identifier(part.owner.column)} = ${ids}`, removed);
    await remove(tx, table, sql`r.${id} = ${ids}`, removed);
    isMore ||= rows.length === most;
  }
  return { removed, isMore };
}

/** The column that says how old a row is. A row with a date of its own end is as old as that date. */
const ages = ["expires_at", "created_at", "at", "starts_at", "window_at"];

/** Pure: the column that the age of a table's rows goes by; null where it has none. */
export function ageColumn(columns: readonly string[]): string | null {
  return ages.find((name) => columns.includes(name)) ?? null;
}

/** Deletes what is older than its table keeps it. Tables that take no deletion from the application have an end of their own. May run twice. */
export async function purgeAged(tx: WriteTx): Promise<Removed> {
  const removed: Removed = {};
  for (const table of await ownTables(tx)) {
    const { kept, erased, appendOnly } = table.policy;
    const column = ageColumn(table.columns.map(({ name }) => name));
    if (erased !== "by-age" || appendOnly || typeof kept === "string" || !column) continue;
    await remove(tx, table, sql`r.${sql.identifier(column)} <= ${cutOff(kept, tx.now)}::timestamptz`, removed);
  }
  return removed;
}

/** Empties the personal columns of the person's shells: `standIns` fill those that may not be empty. */
export async function emptyShells(
  tx: WriteTx,
  of: DataSubject,
  standIns: Readonly<Record<string, string>>,
): Promise<void> {
  const tables = await ownTables(tx);
  for (const table of tables.filter(({ policy }) => policy.erased === "shell")) {
    const emptied = Object.entries(table.policy.personal).filter(([, protection]) => protection !== "pseudonymous");
    const changes = emptied.map(([column]) => {
      const standIn = standIns[column];
      return sql`${sql.identifier(column)} = ${standIn === undefined ? sql`null` : sql`${standIn}`}`;
    });
    await tx.rows(sql`
      update ${sql.identifier(table.name)} r set ${sql.join(changes, sql`, `)} where ${isOwn(tables, table, of)}`);
  }
}

async function remove(tx: WriteTx, table: OwnTable, which: SQL, removed: Removed): Promise<void> {
  const [row] = await tx.rows<{ count: number }>(sql`
    with gone as (delete from ${sql.identifier(table.name)} r where ${which} returning 1) select count(*)::int as count from gone`);
  if (row && row.count > 0) removed[table.name] = (removed[table.name] ?? 0) + row.count;
}

function cutOff(kept: { days: number } | { months: number }, now: Date): Date {
  return "days" in kept ? addDays(now, -kept.days) : addMonths(now, -kept.months);
}
