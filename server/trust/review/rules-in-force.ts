// The rules that are switched on, compiled once per process and dropped by a signal when an officer switches one.
import { sql } from "drizzle-orm";
import { reviewRule } from "@/db/schema/trust/review";
import { reader } from "@/server/core/database";
import { lease } from "@/server/core/live-hub";
import { shared } from "@/server/core/process-slot";
import { type CompiledRules, compileRules, reviewRuleSchema } from "@/server/trust/review/rules";

const cache = shared("rules-in-force", (): { compiled: Promise<CompiledRules> | null; listens: boolean } => ({
  compiled: null,
  listens: false,
}));

/** The compiled rules in force. Another process's switch is seen at the signal that commits with it. */
export function rulesInForce(): Promise<CompiledRules> {
  if (!cache.listens) {
    cache.listens = true;
    lease("rules", dropRules);
  }
  cache.compiled ??= load().catch((error) => {
    cache.compiled = null;
    throw error;
  });
  return cache.compiled;
}

/** Forgets the compiled rules; the next review reads them again. */
export function dropRules(): void {
  cache.compiled = null;
}

async function load(): Promise<CompiledRules> {
  const rows = await reader.rows<{ rule: unknown }>(
    sql`select rule from ${reviewRule} where state = 'on' order by id, version`,
  );
  return compileRules(rows.map((row) => reviewRuleSchema.parse(row.rule)));
}
