// How a draft is found: by its owner alone.
import { sql } from "drizzle-orm";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { accountNames } from "@/server/trust/authors/brief";
import type { TargetModule } from "@/server/trust/subjects";
import { ownDrafts } from "../visibility/drafts";

export const draftTarget: TargetModule = {
  async find(scope, id) {
    const [row] = await scope.rows<{ ownerId: AccountId; ownerPrincipalId: PrincipalId; content: unknown }>(sql`
      select d.account_id as "ownerId", a.principal_id as "ownerPrincipalId", d.content
      from ${ownDrafts(scope)} d join ${accountNames} a on a.id = d.account_id where d.id = ${id}::uuid`);
    return row
      ? {
          ref: subjectRef("draft", id),
          ownerId: row.ownerId,
          ownerPrincipalId: row.ownerPrincipalId,
          details: { content: row.content },
        }
      : null;
  },
};
