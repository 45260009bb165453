// Drafts as their owner, and the job that publishes them, read them.
import { type SQL, sql } from "drizzle-orm";
import { draft } from "@/db/schema/microblog";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { Region } from "@/server/shared/content";
import type { DraftContent } from "@/server/shared/draft-content";
import type { Refusal } from "@/server/shared/errors";
import type { AccountId, DraftId, PrincipalId } from "@/server/shared/ids";
import { accountNames } from "@/server/trust/authors/brief";

/** The viewer's own drafts; nobody, of whatever post, reads another's. */
export function ownDrafts(scope: ReadScope): SQL {
  return sql`(select d.id, d.content, d.updated_at, d.publish_at, d.refusal, d.account_id from ${draft} d where d.account_id = ${scope.viewerId}::uuid)`;
}

export interface DueDraft {
  id: DraftId;
  accountId: AccountId;
  principalId: PrincipalId;
  content: DraftContent;
  region: Region | null;
}

/** Drafts whose time has come, the longest waiting first. For the job alone. */
export function dueDrafts(rows: Rows, now: Date, most: number): Promise<DueDraft[]> {
  return rows.rows(sql`
    select d.id, d.account_id as "accountId", a.principal_id as "principalId", d.content, d.region
    from ${draft} d join ${accountNames} a on a.id = d.account_id where d.publish_at <= ${now}::timestamptz order by d.publish_at, d.id ${atMost(most)}`);
}

export interface DraftRow {
  id: DraftId;
  content: DraftContent;
  updatedAt: Date;
  publishAt: Date | null;
  refusal: Refusal | null;
}
