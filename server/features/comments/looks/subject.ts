// A wish that the platform look, as commands of the desk are on it.
import { subjectRef } from "@/server/shared/subject";
import type { Target, TargetModule } from "@/server/trust/subjects";
import { findLook, type LookTarget } from "../visibility/looks";

export const lookSubject: TargetModule = {
  async find(scope, id) {
    const look = await findLook(scope, id);
    return (
      look && { ref: subjectRef("look", look.id), ownerId: look.askedBy, ownerPrincipalId: null, details: { look } }
    );
  },
};

export function lookOf(target: Pick<Target, "details">): LookTarget {
  return target.details.look as LookTarget; // lookSubject made it
}
