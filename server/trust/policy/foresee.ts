// Says before somebody begins what would be refused in the end.
import type { RequestContext } from "@/server/core/request";
import type { Act } from "@/server/shared/acts";
import type { Refusal } from "@/server/shared/errors";
import { standingFor } from "@/server/trust/policy/facts";
import { type ProfileName, profiles } from "@/server/trust/policy/profiles";
import { quotaRefusal } from "@/server/trust/quotas/reserve";

/**
 * The first refusal that a command of this profile and act would give this person now, whatever its input; null where none is in sight. It binds nobody: the command
 * checks again.
 */
export async function foresee(
  request: RequestContext,
  profile: ProfileName,
  act: Act,
  now: Date,
): Promise<Refusal | null> {
  const facts = await standingFor(request, act, now);
  for (const gate of profiles[profile]) {
    const refused = gate.check(facts, undefined);
    if (refused) return refused.refusal;
  }
  const refused = facts.account && quotaRefusal(facts.account, act, now);
  return refused ? refused.refusal : null;
}
