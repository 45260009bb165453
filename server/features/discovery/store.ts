// SQL that writes the hot list. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { hotEntry } from "@/db/schema/discovery";
import { readScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, newId } from "@/server/shared/ids";
import { lively } from "@/server/trust/visibility/lively";
import type { HotAction, HotState } from "./contract";

/** Counts anew: what is lively and new waits for a person, what is known takes its new figures, what is lively no more has none. May run twice. */
export async function countEntries(tx: WriteTx): Promise<{ entries: number; proposed: number }> {
  const found = await tx.rows<{ kind: string; id: string; people: number; score: number }>(sql`
    select l.kind, l.id, l.people, l.score from ${lively(readScope(null, tx.now, tx))} l`);
  const entries = found.map((entry) => ({ ...entry, entry_id: newId() }));
  const [row] = await tx.rows<{ proposed: number }>(sql`
    with found as (
      select * from json_to_recordset(${JSON.stringify(entries)}) as f(entry_id uuid, kind text, id uuid, people int, score float8)
    ), counted as (
      insert into ${hotEntry} as e (id, kind, item_id, state, score, people, proposed_at, counted_at)
      select f.entry_id, f.kind, f.id, 'waiting', f.score, f.people, ${tx.now}::timestamptz, ${tx.now}::timestamptz from found f
      on conflict (kind, item_id) do update set score = excluded.score, people = excluded.people, counted_at = excluded.counted_at
      returning e.id
    ), faded as (
      update ${hotEntry} e set score = 0, counted_at = ${tx.now}::timestamptz
      where e.score > 0 and not exists (select from found f where f.kind = e.kind and f.id = e.item_id) returning 1
    )
    select count(*)::int as proposed from counted c join found f on f.entry_id = c.id`);
  return { entries: entries.length, proposed: row?.proposed ?? 0 };
}

/** What each action makes of an entry. */
const made: Record<HotAction, { from: readonly HotState[]; to: HotState }> = {
  pass: { from: ["waiting", "refused", "removed"], to: "passed" },
  refuse: { from: ["waiting"], to: "refused" },
  remove: { from: ["passed"], to: "removed" },
  pin: { from: ["passed"], to: "passed" },
  unpin: { from: ["passed"], to: "passed" },
  weigh: { from: ["passed"], to: "passed" },
};

/** Carries out a decision; false where the entry is not in a state from which it leads anywhere. */
export async function decideEntry(
  tx: WriteTx,
  decision: { id: string; action: HotAction; weight: number; by: AccountId; reason: string },
): Promise<boolean> {
  const { action, weight } = decision;
  const { from, to } = made[action];
  const rows = await tx.rows(sql`
    update ${hotEntry} set state = ${to}, decided_by = ${decision.by}::uuid, decided_at = ${tx.now}::timestamptz, reason = ${decision.reason},
      is_pinned = case when ${action} = 'pin' then true when ${action} in ('unpin', 'remove') then false else is_pinned end,
      weight = case when ${action} = 'weigh' then ${weight}::float8 else weight end
    where id = ${decision.id}::uuid and state = any(${sql.param([...from])}::text[])
      and not (${action} = 'pin' and is_pinned) and not (${action} = 'unpin' and not is_pinned) returning 1`);
  return rows.length > 0;
}
