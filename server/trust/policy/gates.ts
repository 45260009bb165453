// The shared gates: pure, one requirement each. A gate answers null, or the one refusal that names what is missing.
import { type Entity, entitiesOf, mostMentions, mostTopics } from "@/server/shared/entities";
import { AppError, type Reason, type ReasonParams } from "@/server/shared/errors";
import type { ObligationId } from "@/server/shared/obligation-ids";
import type { StaffPost } from "@/server/shared/staff";
import { addMinutes } from "@/server/shared/time";
import { isVisible } from "@/server/shared/user-text";
import type { Facts, MeasureInForce } from "@/server/trust/policy/facts";
import { linksFromLevel } from "@/server/trust/quotas/limits";
import { coversNews } from "@/server/trust/standing/licences";
import { responsibleDue } from "@/server/trust/standing/responsible";

export interface Gate<Input = unknown> {
  /** Reads as the requirement: `identityVerified`. */
  name: string;
  /** The reason it gives; the gate test expects exactly this one. */
  reason: Reason;
  obligations: readonly ObligationId[];
  check(facts: Facts, input: Input): AppError | null;
}

/** Declares a gate. `failing` answers the parameters of its refusal, or null where the requirement is met. */
export function gate<R extends Reason, Input = unknown>(
  name: string,
  kind: AppError["kind"],
  reason: R,
  obligations: readonly ObligationId[],
  failing: (facts: Facts, input: Input) => ReasonParams<R> | null,
): Gate<Input> {
  return {
    name,
    reason,
    obligations,
    check(facts, input) {
      const params = failing(facts, input);
      return params === null ? null : new AppError(kind, reason, params);
    },
  };
}

/** Someone is signed in. */
export const signedIn = gate("signedIn", "UNAUTHENTICATED", "SIGN_IN_REQUIRED", [], ({ account }) =>
  account ? null : {},
);

/** The system itself acts: a job, an effect, the seed. */
export const isSystem = gate("isSystem", "FORBIDDEN", "ROLE_REQUIRED", [], ({ request }) =>
  request.system ? null : { role: "system" },
);

/** The account is open: neither closed by its owner nor by a measure. */
export const accountOpen = gate("accountOpen", "FORBIDDEN", "ACCOUNT_CLOSED", ["PUB-19.2-a", "IM-08.2-a"], (facts) => {
  const closing = inForce(facts, "close-account");
  if (closing) return { measureId: closing.id };
  return facts.account?.closedAt ? { measureId: null } : null;
});

/** The principal behind the account is not on the blacklist. */
export const notBlacklisted = gate("notBlacklisted", "FORBIDDEN", "BLACKLISTED", ["PUB-19.2-a"], (facts) => {
  const listed = inForce(facts, "blacklist");
  return listed ? { measureId: listed.id } : null;
});

/** The principal's real identity is verified and its re-check date has not passed. */
export const identityVerified = gate(
  "identityVerified",
  "FORBIDDEN",
  "REAL_NAME_REQUIRED",
  ["MB-07.1-c", "MB-07.1-b", "MB-07.1-a", "GRP-06.1-a"],
  ({ account, now }) => {
    if (!account) return { state: "none" };
    if (account.identityState !== "passed") return { state: account.identityState };
    return account.recheckAt !== null && account.recheckAt <= now ? { state: "expired" } : null;
  },
);

/** Every document in effect that needs acceptance has been accepted in its present version. */
export const agreementsAccepted = gate(
  "agreementsAccepted",
  "FORBIDDEN",
  "AGREEMENT_REQUIRED",
  ["MB-06.2-a", "GRP-05.2-b", "IM-06.2-a"],
  ({ account }) => (account && account.documentsToAccept.length > 0 ? { documents: account.documentsToAccept } : null),
);

/** Updates are not suspended. */
export const updatesNotSuspended = gate(
  "updatesNotSuspended",
  "FORBIDDEN",
  "SUSPENDED",
  ["PUB-19.2-a", "IM-08.2-a"],
  (facts) => suspended(inForce(facts, "suspend-updates")),
);

/** No measure limits the very function this act belongs to, or there is something left of what it allows a day. */
export const functionNotLimited = gate(
  "functionNotLimited",
  "FORBIDDEN",
  "SUSPENDED",
  ["PUB-19.2-a", "IM-08.2-a"],
  (facts) =>
    suspended(
      facts.account?.measures.find(
        (m) => m.kind === "limit-functions" && m.functions.includes(facts.act) && m.usedToday >= m.perDay,
      ),
    ),
);

/** A verified organisation has named who is responsible for its comments, or the time in which it must has not passed (MB Article 10). Compared here, so it needs no job. */
export const responsiblePersonNamed = gate(
  "responsiblePersonNamed",
  "FORBIDDEN",
  "RESPONSIBLE_PERSON_REQUIRED",
  ["MB-10.2-a"],
  ({ account, now }) => {
    const since = account?.responsibleMissingSince;
    if (!since || responsibleDue(since) > now) return null;
    return { ownerId: account.accountId, since: since.toISOString(), due: responsibleDue(since).toISOString() };
  },
);

/** No emergency in force stops this act. */
export const noEmergency = gate("noEmergency", "UNAVAILABLE", "EMERGENCY", [], ({ emergencies, act }) => {
  const stopping = emergencies.find((e) => e.refuse.includes(act));
  return stopping ? { until: stopping.endsAt } : null;
});

/** The actor owns the target. */
export const ownsTarget = gate("ownsTarget", "FORBIDDEN", "NOT_YOURS", [], ({ target, account }) =>
  target && account && target.ownerId === account.accountId ? null : {},
);

/** The target was not taken away by a measure: what a decision was about stays as it was. */
export const notRemoved = gate("notRemoved", "CONFLICT", "REMOVED", ["MB-12.1-a"], ({ target }) =>
  target?.details.state === "removed" ? {} : null,
);

/** The second factor was given in this session. */
export const secondFactorGiven = gate("secondFactorGiven", "FORBIDDEN", "SECOND_FACTOR_REQUIRED", [], ({ request }) =>
  request.session?.secondFactorAt ? null : {},
);

/** For so many minutes after signing in, or after the second factor, nothing is asked again. */
export const confirmedForMinutes = 15;

/** The person proved a short while ago to be the account's owner: what cannot be taken back, or shows everything, asks again. */
export const recentlyConfirmed = gate(
  "recentlyConfirmed",
  "FORBIDDEN",
  "CONFIRMATION_REQUIRED",
  [],
  ({ request: { session }, now }) => {
    const at = session?.confirmedAt;
    return at && at > addMinutes(now, -confirmedForMinutes) ? null : { minutes: confirmedForMinutes };
  },
);

/** The actor holds one of these posts. */
export function holdsPost(...posts: StaffPost[]): Gate {
  return gate(`holdsPost(${posts.join("|")})`, "FORBIDDEN", "ROLE_REQUIRED", [], ({ account }) =>
    account?.posts.some((held) => posts.includes(held.post)) ? null : { role: posts.join(", ") },
  );
}

/** The actor is an officer. */
export const isOfficer = gate("isOfficer", "FORBIDDEN", "OFFICER_REQUIRED", [], ({ account }) =>
  account?.posts.some((held) => held.post === "officer") ? null : {},
);

/** The training for one of the held posts has not run out. */
export const isTrained = gate("isTrained", "FORBIDDEN", "TRAINING_REQUIRED", [], ({ account, now }) =>
  account?.posts.some((held) => held.trainedUntil !== null && new Date(held.trainedUntil) > now) ? null : {},
);

/** What is written says something or shows something: emptying the text of what has no pictures is deleting it. */
export const saysSomething = gate(
  "saysSomething",
  "INVALID",
  "INPUT_INVALID",
  [],
  ({ target }, input: { body: string; images?: readonly unknown[] }) =>
    !isVisible(input.body) && (input.images?.length ?? target?.details.images ?? 0) === 0
      ? { fields: [{ path: "body", problem: "empty" }] }
      : null,
);

/** What a post says of itself: as it is written, and where it is changed, as it was. */
function declaredOf({ target }: Facts, { declared }: { declared?: readonly string[] }): readonly string[] {
  return declared ?? (target?.details.declared as readonly string[] | undefined) ?? []; // a post's details hold it
}

/** A post that declares itself an advertisement is refused while advertising is stopped; everything else passes. */
export const advertisingNotStopped = gate(
  "advertisingNotStopped",
  "FORBIDDEN",
  "SUSPENDED",
  ["PUB-19.2-a"],
  (facts, input: { body: string; declared?: readonly string[] }) =>
    declaredOf(facts, input).includes("advert") ? suspended(inForce(facts, "stop-advertising")) : null,
);

/** A text with links needs the level from which links are allowed. */
export const linksAllowed = gate(
  "linksAllowed",
  "FORBIDDEN",
  "CREDIT_TOO_LOW",
  ["GRP-07.2-b"],
  ({ account }, input: { body: string }) =>
    (account?.creditLevel ?? 0) < linksFromLevel && /https?:\/\/|www\./i.test(input.body)
      ? { level: account?.creditLevel ?? 0, required: linksFromLevel }
      : null,
);

/**
 * A post that declares itself news comes from an account with a licence in force for it: to write news, or, where it is declared a reprint, to reprint it. What only looks
 * like news is review's question.
 */
export const newsLicensed = gate(
  "newsLicensed",
  "FORBIDDEN",
  "NEWS_LICENCE_REQUIRED",
  ["MB-04.2-a"],
  (facts, input: { body: string; declared?: readonly string[] }) => {
    const declared = declaredOf(facts, input);
    const service = declared.includes("reprint") ? "reprint" : "publish";
    return !declared.includes("news") || coversNews(facts.account?.newsServices ?? [], service) ? null : { service };
  },
);

/** A text names no more people and topics than somebody reads: beyond that it is written to be found, or to pester. */
export const fewNamed = gate("fewNamed", "INVALID", "TOO_MANY_NAMED", [], (_facts, input: { body: string }) => {
  const count = (kind: Entity["kind"]) => entities.filter((entity) => entity.kind === kind).length;
  const entities = entitiesOf(input.body);
  const [mentions, topics] = [count("mention"), count("topic")];
  if (mentions > mostMentions) return { what: "mentions", limit: mostMentions, found: mentions };
  return topics > mostTopics ? { what: "topics", limit: mostTopics, found: topics } : null;
});

/** The principal's credit level is at least `required`. */
export function creditAtLeast(required: number): Gate {
  return gate(`creditAtLeast(${required})`, "FORBIDDEN", "CREDIT_TOO_LOW", ["GRP-07.2-b"], ({ account }) =>
    (account?.creditLevel ?? 0) >= required ? null : { level: account?.creditLevel ?? 0, required },
  );
}

function inForce(facts: Facts, kind: MeasureInForce["kind"]): MeasureInForce | undefined {
  return facts.account?.measures.find((m) => m.kind === kind);
}

function suspended(found: MeasureInForce | undefined): ReasonParams<"SUSPENDED"> | null {
  return found ? { measure: found.kind, measureId: found.id, until: found.endsAt } : null;
}
