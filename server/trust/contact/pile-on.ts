// Finds a pile-on: many strangers at one person in a short time.
import { sql } from "drizzle-orm";
import { notification } from "@/db/schema/notifications";
import { follow } from "@/db/schema/relations";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { AccountId } from "@/server/shared/ids";

/** From how many different strangers within how many minutes on it counts as one. No law gives numbers: these are settings. */
export const pileOn = { strangers: 20, minutes: 60 } as const;

/** Ways of reaching a person that count, and how many of the newest notices are looked at: however famous the person, a bounded look. */
const reaching = ["comment", "reply", "mention", "quote"];
const looked = 500;

/**
 * How many different accounts that the person does not follow have commented on, answered, named or quoted them since then. It counts what they were told of, so what
 * was held back or removed before they could see it does not count.
 */
export async function strangersSince(through: Rows, accountId: AccountId, since: Date): Promise<number> {
  const [row] = await through.rows<{ strangers: number }>(sql`
    select count(distinct n.actor_id)::int as strangers
    from (select x.* from ${notification} x where x.account_id = ${accountId}::uuid order by x.id desc ${atMost(looked)}) n
    where n.created_at > ${since}::timestamptz and n.kind = any(${sql.param(reaching)}::text[])
      and not exists (select from ${follow} f where f.follower_id = n.account_id and f.followee_id = n.actor_id)`);
  return row?.strangers ?? 0;
}
