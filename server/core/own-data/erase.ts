// Carries out what db/policies.ts declares: deletes a person's rows, empties what must stay as a number, and deletes what is old.
import { type SQL, sql } from "drizzle-orm";
import type { DataPolicy } from "@/db/policies";
import { atMost } from "@/server/core/at-most";
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

/**
 * Deletes the person's rows of every table whose term this is, in one statement: what hangs on other rows is found before any of them goes. May run twice.
 */
export async function eraseOwn(tx: WriteTx, of: DataSubject, term: "closing" | "purge"): Promise<Removed> {
  const tables = await ownTables(tx);
  const due = tables.filter(({ policy, owner }) => owner && termOf(policy) === term && isDeleted(policy));
  return remove(
    tx,
    due.map((table) => ({ table, which: isOwn(tables, table, of) })),
  );
}

/** Rows with a sealed part stay and lose it with their key; shells stay as a number. */
function isDeleted({ erased }: DataPolicy): boolean {
  return erased === "with-account" || erased === "by-owner";
}

/**
 * Purges what its owner deleted longer ago than it is kept, with all that hangs on it. At most `most` roots of each table at a time; `isMore` where some may be left.
 */
export async function purgeDeleted(tx: WriteTx, most: number): Promise<{ removed: Removed; isMore: boolean }> {
  const tables = await ownTables(tx);
  const roots: SQL[] = [];
  const due: Due[] = [];
  const names: string[] = [];
  for (const table of tables) {
    const { kept, erased } = table.policy;
    if (erased !== "by-owner" || typeof kept === "string" || !table.columns.some(({ name }) => name === "deleted_at"))
      continue;
    const id = sql.identifier(table.key.at(-1) ?? "id");
    const root = sql.identifier(`deleted_${table.name}`);
    roots.push(sql`${root} as materialized (
      select r.${id} as id from ${sql.identifier(table.name)} r where r.deleted_at <= ${cutOff(kept, tx.now)}::timestamptz ${atMost(most)})`);
    const among = sql`in (select d.id from ${root} d)`;
    names.push(table.name);
    due.push({ table, which: sql`r.${id} ${among}` });
    for (const part of tables)
      if (part.owner && "within" in part.owner && part.owner.within === table.name)
        due.push({ table: part, which: sql`r.${sql.identifier(part.owner.column)} ${among}` });
  }
  const removed = await remove(tx, due, roots);
  return { removed, isMore: names.some((name) => removed[name] === most) };
}

/** The column that says how old a row is. A row with a date of its own end is as old as that date. */
const ages = ["expires_at", "created_at", "at", "starts_at", "window_at"];

/** Pure: the column that the age of a table's rows goes by; null where it has none. */
export function ageColumn(columns: readonly string[]): string | null {
  return ages.find((name) => columns.includes(name)) ?? null;
}

/** Deletes what is older than its table keeps it. Tables that take no deletion from the application have an end of their own. May run twice. */
export async function purgeAged(tx: WriteTx): Promise<Removed> {
  const due = (await ownTables(tx)).flatMap((table): Due[] => {
    const { kept, erased, appendOnly } = table.policy;
    const column = ageColumn(table.columns.map(({ name }) => name));
    if (erased !== "by-age" || appendOnly || typeof kept === "string" || !column) return [];
    return [{ table, which: sql`r.${sql.identifier(column)} <= ${cutOff(kept, tx.now)}::timestamptz` }];
  });
  return remove(tx, due);
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

interface Due {
  table: OwnTable;
  /** Condition over the alias `r`. */
  which: SQL;
}

/** Deletes from several tables in one statement, each once; `before` are the parts that the conditions name. */
async function remove(tx: WriteTx, due: readonly Due[], before: readonly SQL[] = []): Promise<Removed> {
  if (due.length === 0) return {};
  const gone = (i: number) => sql.identifier(`gone_${i}`);
  const parts = due.map(
    ({ table, which }, i) =>
      sql`${gone(i)} as (delete from ${sql.identifier(table.name)} r where ${which} returning 1)`,
  );
  const counts = due.map(({ table }, i) => sql`${table.name}::text, (select count(*)::int from ${gone(i)})`);
  const [row] = await tx.rows<{ removed: Removed }>(sql`
    with ${sql.join([...before, ...parts], sql`, `)} select json_build_object(${sql.join(counts, sql`, `)}) as removed`);
  return Object.fromEntries(Object.entries(row?.removed ?? {}).filter(([, count]) => count > 0));
}

function cutOff(kept: { days: number } | { months: number }, now: Date): Date {
  return "days" in kept ? addDays(now, -kept.days) : addMonths(now, -kept.months);
}
