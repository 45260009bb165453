import { sql } from "drizzle-orm";
import type { OpeningDetails } from "@/server/features/identity/policy";
import { openingRequests } from "@/server/features/identity/visibility";
import type { PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";

/** A request to open a sealed identity. Its commands ask for a post of the staff, and refuse everybody else with that. */
export const openingTarget: TargetModule = {
  async find(scope, id) {
    const [row] = await scope.rows<{
      principalId: PrincipalId;
      requestedBy: string;
      state: OpeningDetails["state"];
      expiresAt: Date | null;
    }>(sql`
      select o.principal_id as "principalId", o.requested_by as "requestedBy", o.expires_at as "expiresAt",
        case when o.refused_at is not null then 'refused' when o.approved_at is not null then 'approved' else 'waiting' end as state
      from ${openingRequests} o where o.id = ${id}::uuid`);
    if (!row) return null;
    const details: OpeningDetails = {
      requestedBy: row.requestedBy,
      state: row.state,
      expiresAt: row.expiresAt?.toISOString() ?? null,
    };
    return {
      ref: subjectRef("opening", id, row.principalId),
      ownerId: null,
      ownerPrincipalId: row.principalId,
      details: { ...details },
    };
  },
};
