// Every table of this database that is somebody's, with its columns and its key: read from the database itself, so that none can be forgotten.
import { type SQL, sql } from "drizzle-orm";
import { type Owner, ownerOf } from "@/db/owners";
import { type DataPolicy, policies } from "@/db/policies";
import type { Rows } from "@/server/core/database";
import { shared } from "@/server/core/process-slot";
import type { AccountId, PrincipalId } from "@/server/shared/ids";

/** Whose data: an account and the person or organisation behind it. */
export interface DataSubject {
  accountId: AccountId;
  principalId: PrincipalId;
}

export interface OwnTable {
  name: string;
  /** Columns with their types. */
  columns: readonly { name: string; type: string }[];
  /** The columns of the primary key, in order. */
  key: readonly string[];
  policy: DataPolicy;
  owner: Owner | null;
}

const slot = shared("own-tables", (): { tables: readonly OwnTable[] | null } => ({ tables: null }));

/** The tables that have a data policy, by name. Asked of the database once per process. */
export async function ownTables(rows: Rows): Promise<readonly OwnTable[]> {
  slot.tables ??= (await shapesOf(rows)).flatMap(({ name, columns, key }) => {
    const policy = policies[name];
    const shape = { name, columns: columns.map((column) => column.name) };
    return policy ? [{ name, columns, key, policy, owner: ownerOf(shape, policy) }] : [];
  });
  return slot.tables;
}

interface Shape {
  name: string;
  columns: { name: string; type: string }[];
  key: string[];
}

function shapesOf(rows: Rows): Promise<Shape[]> {
  return rows.rows<Shape>(sql`
    select c.relname::text as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg(a.attname order by array_position(i.indkey::int[], a.attnum::int)), '[]')
       from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
       where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`);
}

/** Condition over the alias `r` of this table: the row is this person's. */
export function isOwn(tables: readonly OwnTable[], table: OwnTable, of: DataSubject): SQL {
  const { owner } = table;
  if (!owner) throw new Error(`${table.name} does not say whose its rows are.`);
  const column = sql`r.${sql.identifier(owner.column)}`;
  if ("of" in owner) {
    const id = owner.of === "account" ? of.accountId : of.principalId;
    return typeOf(table, owner.column) === "uuid" ? sql`${column} = ${id}::uuid` : sql`${column} = ${id}`;
  }
  const parent = tables.find(({ name }) => name === owner.within);
  if (!parent) throw new Error(`${table.name} hangs on ${owner.within}, which is no table.`);
  const key = sql.identifier(owner.key);
  return sql`${column} in (select r.${key} from ${sql.identifier(parent.name)} r where ${isOwn(tables, parent, of)})`;
}

function typeOf(table: OwnTable, column: string): string | undefined {
  return table.columns.find(({ name }) => name === column)?.type;
}
