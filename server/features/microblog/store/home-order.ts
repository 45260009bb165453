// SQL that keeps how somebody reads home.
import { sql } from "drizzle-orm";
import { homeRanking } from "@/db/schema/microblog";
import type { Beside } from "@/server/core/event-log";
import type { HomeOrder } from "@/server/shared/home-ranking";
import type { AccountId } from "@/server/shared/ids";

/** Keeps the choice; newest first is kept by keeping nothing. May run twice. */
export function homeOrderSet(accountId: AccountId, order: HomeOrder, now: Date): Beside {
  return {
    change:
      order === "ranked"
        ? sql`insert into ${homeRanking} (account_id, since) values (${accountId}::uuid, ${now}::timestamptz) on conflict do nothing returning 1`
        : sql`delete from ${homeRanking} where account_id = ${accountId}::uuid returning 1`,
  };
}
