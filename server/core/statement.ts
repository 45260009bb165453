// Statements whose text is put together once per process and bound at each run: for reads that are asked for all the time, where putting the text together would cost more than
// sending it.
import { is, Placeholder, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { Bound } from "@/server/core/bound";
import type { ReadScope } from "@/server/core/read-scope";

const dialect = new PgDialect();

/** A value that a statement leaves open. */
type Slots<Values> = { readonly [Name in keyof Values]: Placeholder };

/**
 * A statement for signed-in viewers. `build` is called once, at the first run, with a scope whose viewer and instant are open as well; it may put scope and slots into SQL and must
 * not look at them, since nothing is in them yet.
 */
export function viewerStatement<Values extends Record<string, unknown>>(
  build: (scope: ReadScope, slots: Slots<Values>) => SQL,
): (scope: ReadScope, values: Values) => Bound {
  let compiled: { text: string; order: unknown[] } | null = null;
  return (scope, values) => {
    compiled ??= compile(build);
    const given: Record<string, unknown> = { ...values, viewer: scope.viewerId, now: scope.now };
    return new Bound(
      compiled.text,
      compiled.order.map((param) => (is(param, Placeholder) ? given[param.name] : param)),
    );
  };
}

function compile<Values>(build: (scope: ReadScope, slots: Slots<Values>) => SQL): { text: string; order: unknown[] } {
  const slots = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) }) as Slots<Values>; // every name is a slot
  const open = { viewerId: sql.placeholder("viewer"), now: sql.placeholder("now") } as unknown as ReadScope; // only SQL is made of it
  const { sql: text, params } = dialect.sqlToQuery(build(open, slots));
  // One slot used many times is one value on the wire.
  const order: unknown[] = [];
  const numbers = params.map((param) => {
    const same = order.findIndex(
      (other) => is(param, Placeholder) && is(other, Placeholder) && other.name === param.name,
    );
    return same >= 0 ? same + 1 : order.push(param);
  });
  return { text: text.replace(/\$(\d+)/g, (_, number) => `$${numbers[Number(number) - 1]}`), order };
}
