// Says before somebody begins what would be refused in the end.
import type { RequestContext } from "@/server/core/request";
import type { Act } from "@/server/shared/acts";
import type { Refusal } from "@/server/shared/errors";
import { refusalOfOthersPage } from "@/server/trust/policy/drawn-for";
import { standingFor } from "@/server/trust/policy/facts";
import type { Gate } from "@/server/trust/policy/gates";
import { type ProfileName, profiles } from "@/server/trust/policy/profiles";
import { quotaRefusal } from "@/server/trust/quotas/reserve";
import type { Target } from "@/server/trust/subjects";

/** What a command is on, with the gates that its domain adds to the profile. */
export interface ForeseenOn {
  target: Target;
  gates: readonly Gate<never>[];
}

/**
 * The first refusal that a command of this profile and act would give this person now, whatever its input; null where none is in sight. With `on`, also what the gates of
 * its domain say of its target. It binds nobody: the command checks again.
 */
export async function foresee(
  request: RequestContext,
  profile: ProfileName,
  act: Act,
  now: Date,
  on: ForeseenOn | null = null,
): Promise<Refusal | null> {
  const othersPage = refusalOfOthersPage(request);
  if (othersPage) return othersPage.refusal;
  const facts = { ...(await standingFor(request, act, now)), target: on?.target ?? null };
  for (const gate of [...profiles[profile], ...(on?.gates ?? [])]) {
    const refused = gate.check(facts, undefined as never); // these gates decide without the input
    if (refused) return refused.refusal;
  }
  const refused = facts.account && quotaRefusal(facts.account, act, now);
  return refused ? refused.refusal : null;
}
