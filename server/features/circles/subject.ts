import { sql } from "drizzle-orm";
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { ownCircles } from "./visibility";

/** One of the actor's own circles; others' are not there. Whoever is not signed in is told that first, by the gate. */
export const circleTarget: TargetModule = {
  async find(scope, id) {
    const rows = await scope.rows(sql`select 1 from ${ownCircles(scope)} c where c.id = ${id}::uuid`);
    if (scope.viewerId && rows.length === 0) return null;
    return { ref: subjectRef("circle", id), ownerId: scope.viewerId, ownerPrincipalId: null, details: {} };
  },
};
