// How an account is found as the target of what people do with each other.
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { findVisibleAccount } from "./visibility";

export const accountTarget: TargetModule = {
  async find(scope, id) {
    const found = await findVisibleAccount(scope, id);
    return (
      found && {
        ref: subjectRef("account", found.id),
        ownerId: found.id,
        ownerPrincipalId: found.principalId,
        details: {},
      }
    );
  },
};
