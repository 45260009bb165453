// A person's own rows as their copy shows them: without secrets and other people's part, and with what is sealed of themselves in clear.
import { type SQL, sql } from "drizzle-orm";
import { copiedColumns } from "@/db/owners";
import { atMost } from "@/server/core/at-most";
import { readSealed } from "@/server/core/database";
import { type DataSubject, isOwn, type OwnTable, ownTables } from "@/server/core/own-data/tables";
import { openValue } from "@/server/core/sealed/vault";
import type { SealedText } from "@/server/shared/sealed-text";

export type OwnRow = Record<string, unknown>;

const page = 1_000;

/** The tables that a copy holds, in the order of their names. */
export async function copiedTables(): Promise<OwnTable[]> {
  return (await ownTables({ rows: readSealed })).filter(({ policy }) => policy.exported !== "never");
}

/** The columns of a table that its owner's copy leaves out. */
export function leftOut(table: OwnTable): string[] {
  return copiedColumns(shapeOf(table), table.policy).left;
}

/** The person's rows of one table, page by page in the order of its key. What is written meanwhile may or may not be among them. */
export async function* ownRows(table: OwnTable, of: DataSubject): AsyncGenerator<OwnRow> {
  const tables = await ownTables({ rows: readSealed });
  const { plain, opened } = copiedColumns(shapeOf(table), table.policy);
  const columns = sql.join(
    [...new Set([...table.key, ...plain, ...opened])].map((name) => sql`r.${sql.identifier(name)}`),
    sql`, `,
  );
  const key = sql.join(
    table.key.map((name) => sql`r.${sql.identifier(name)}`),
    sql`, `,
  );
  let last: OwnRow | null = null;
  do {
    const rows: OwnRow[] = await readSealed<OwnRow>(sql`
      select ${columns} from ${sql.identifier(table.name)} r
      where ${isOwn(tables, table, of)} ${last ? sql`and (${key}) > (${keyOf(table, last)})` : sql``}
      order by ${key} ${atMost(page)}`);
    for (const row of rows) yield shown(table, row, new Set([...plain, ...opened]), opened);
    last = rows.length === page ? (rows.at(-1) ?? null) : null;
  } while (last);
}

function keyOf(table: OwnTable, row: OwnRow): SQL {
  const values = table.key.map((name) => {
    const type = table.columns.find((column) => column.name === name)?.type ?? "text";
    return sql`${row[name]}::${sql.raw(type)}`;
  });
  return sql.join(values, sql`, `);
}

function shown(table: OwnTable, row: OwnRow, columns: ReadonlySet<string>, opened: readonly string[]): OwnRow {
  const clear = opened.map((column) => [column.replace(/_sealed$/, ""), openOwn(table, row, column)] as const);
  const kept = Object.entries(row).filter(([column]) => columns.has(column) && !opened.includes(column));
  return Object.fromEntries([...kept, ...clear]);
}

/** Sealed values are sealed for table, column and row (core/sealed/vault.ts). */
function openOwn({ name, key }: OwnTable, row: OwnRow, column: string): string | null {
  const sealed = row[column];
  if (typeof sealed !== "string") return null;
  return openValue(sealed as SealedText, `${name}:${column.replace(/_sealed$/, "")}:${row[key[0] ?? "id"]}`); // the column is declared sealed
}

function shapeOf({ name, columns }: OwnTable): { name: string; columns: string[] } {
  return { name, columns: columns.map((column) => column.name) };
}
