// The rules that come with an installation, switched on for a test file, and texts that they answer to.
import { sql } from "drizzle-orm";
import { reviewRule } from "@/db/schema/trust/review";
import { inWriteTx } from "@/server/core/write-tx";
import { defaultRules } from "@/server/trust/review/default-rules";
import { dropRules } from "@/server/trust/review/rules-in-force";

/** A text that the default rules refuse. */
export const prohibited = "来看网上赌场";
/** A text that the default rules hold for a person. */
export const doubtful = "长期收购银行卡";

/** Switches the default rules on, as an installation does at its first start. May run twice. */
export async function useDefaultRules(): Promise<void> {
  await inWriteTx(async (tx) => {
    for (const rule of defaultRules) {
      await tx.rows(sql`
        insert into ${reviewRule} (id, version, rule, state, written_at, switched_on_at)
        values (${rule.id}, ${rule.version}::int, ${JSON.stringify(rule)}::jsonb, 'on', ${tx.now}::timestamptz, ${tx.now}::timestamptz)
        on conflict do nothing`);
    }
  });
  dropRules();
}
