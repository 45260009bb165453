import { sql } from "drizzle-orm";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { accountNames } from "@/server/trust/authors/brief";
import type { TargetModule } from "@/server/trust/subjects";
import { enteredLicences } from "./visibility";

/** A licence. Its commands ask for an officer, and refuse everybody else with that. */
export const licenceTarget: TargetModule = {
  async find(scope, id) {
    const [row] = await scope.rows<{ ownerId: AccountId; ownerPrincipalId: PrincipalId }>(sql`
      select l.account_id as "ownerId", a.principal_id as "ownerPrincipalId"
      from ${enteredLicences} l join ${accountNames} a on a.id = l.account_id where l.id = ${id}::uuid`);
    return row ? { ref: subjectRef("licence", id), ...row, details: {} } : null;
  },
};
