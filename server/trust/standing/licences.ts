// Licences in force, as facts and review ask for them.
import { type SQL, sql } from "drizzle-orm";
import { licence } from "@/db/schema/trust/licences";
import type { NewsService } from "@/server/shared/licences";

/** The news services that the licences of this account cover at this instant, as json (NewsService[]). A licence counts from its start until its end, or until it was withdrawn. */
export function newsServicesOf(accountId: SQL, at: SQL): SQL {
  return sql`(select coalesce(json_agg(distinct s.service), '[]') from ${licence} l cross join unnest(l.scope) as s(service)
    where l.account_id = ${accountId} and l.kind = 'news' and l.starts_at <= ${at} and l.expires_at > ${at} and (l.ended_at is null or l.ended_at > ${at}))`;
}

/** Pure: whether these services cover this one. Whoever may write news may reprint it; whoever may reprint it may not write it. */
export function coversNews(services: readonly NewsService[], service: NewsService): boolean {
  return services.includes("publish") || (service === "reprint" && services.includes("reprint"));
}
