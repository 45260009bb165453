// What feeds, the sitemap and search engines may show: accounts that allow it, and what anybody can see of them.
import { type SQL, sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import { admittedTo } from "@/server/trust/labels/surfaces";
import { isIndexed } from "@/server/trust/standing/closing";
import { visibleAccounts, visiblePosts } from "@/server/trust/visibility/contents";

/** Accounts in the viewer's sight that let themselves be found. */
export function indexedAccounts(scope: ReadScope): SQL {
  return sql`(select a.id, a.handle from ${visibleAccounts(scope)} a where ${isIndexed(sql`a.id`)})`;
}

/** Public posts of such accounts; reposts without words have no page of their own. */
export function indexedPosts(scope: ReadScope): SQL {
  return sql`(select p.id, coalesce(p.edited_at, p.created_at) as at from ${visiblePosts(scope)} p
    where p.audience = 'public' and not p.is_repost and ${admittedTo("feed", "p")} and ${isIndexed(sql`p.author_id`)})`;
}
