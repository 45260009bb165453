// A wish for a power, as commands of the desk are on it.
import { subjectRef } from "@/server/shared/subject";
import type { Target, TargetModule } from "@/server/trust/subjects";
import { findWish, type WishTarget } from "../visibility/powers";

export const powerWishTarget: TargetModule = {
  async find(scope, id) {
    const wish = await findWish(scope, id);
    return (
      wish && {
        ref: subjectRef("power-wish", wish.id),
        ownerId: wish.ownerId,
        ownerPrincipalId: null,
        details: { wish },
      }
    );
  },
};

export function wishOf(target: Pick<Target, "details">): WishTarget {
  return target.details.wish as WishTarget; // powerWishTarget made it
}
