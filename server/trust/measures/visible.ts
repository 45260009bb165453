// Whose measures a viewer may read: one's own, and for some posts of the staff all of them.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { measure } from "@/db/schema/trust/measures";
import { staffPost } from "@/db/schema/trust/standing";
import type { ReadScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import type { StaffPost } from "@/server/shared/staff";

/** Posts that read measures with their snapshots; reviewers do not (MB Article 12). */
export const measureReaders: readonly [StaffPost, ...StaffPost[]] = ["officer", "appeals", "compliance"];

/** Measures that hold the viewer: on the account, and on the principal behind it. */
export function ownMeasures(scope: ReadScope): SQL {
  return sql`(select m.* from ${measure} m where ${holdsViewer(scope)})`;
}

/** The viewer's own measures; for staff who may read them, all. `is_own` tells which. */
export function readableMeasures(scope: ReadScope): SQL {
  return sql`(select m.*, ${holdsViewer(scope)} as is_own from ${measure} m where ${holdsViewer(scope)} or ${holdsPost(scope, measureReaders)})`;
}

/** True where the viewer holds one of these posts now. */
export function holdsPost(scope: ReadScope, posts: readonly StaffPost[]): SQL {
  return sql`exists (select from ${staffPost} vp where vp.account_id = ${scope.viewerId}::uuid and vp.post = any(${sql.param([...posts])}::text[])
    and vp.since <= ${scope.now}::timestamptz and (vp.until is null or vp.until > ${scope.now}::timestamptz))`;
}

function holdsViewer(scope: ReadScope): SQL {
  return sql`(m.account_id = ${scope.viewerId}::uuid or (m.kind in ('blacklist', 'bar-registration')
    and m.principal_id = (select hv.principal_id from ${account} hv where hv.id = ${scope.viewerId}::uuid)))`;
}

/** The open accounts behind which this principal stands: whom a measure on the principal concerns. */
export async function accountsOf(tx: WriteTx, principalId: PrincipalId): Promise<AccountId[]> {
  const rows = await tx.rows<{ id: AccountId }>(sql`
    select a.id from ${account} a where a.principal_id = ${principalId}::uuid and a.closed_at is null order by a.id`);
  return rows.map((row) => row.id);
}
