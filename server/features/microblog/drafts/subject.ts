// How a draft is found: by its owner alone.
import { sql } from "drizzle-orm";
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { ownDrafts } from "../visibility/drafts";

/** One of the actor's own drafts; others' are not there. Whoever is not signed in is told that first, by the gate. */
export const draftTarget: TargetModule = {
  async find(scope, id) {
    const [row] = await scope.rows<{ content: unknown }>(sql`
      select d.content from ${ownDrafts(scope)} d where d.id = ${id}::uuid`);
    if (scope.viewerId && !row) return null;
    const details = { content: row?.content ?? null };
    return { ref: subjectRef("draft", id), ownerId: scope.viewerId, ownerPrincipalId: null, details };
  },
};
