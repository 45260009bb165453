// An identity provider for demo and tests. It knows invented people only: their numbers carry 110000 as region, which no
// card does (cards name a county), organisations carry 000000, phones begin with 1600000, a block no carrier has.
import { createHash } from "node:crypto";
import { mod11_2 } from "cdigit";
import { askProvider } from "@/server/core/provider-call";
import { type CreditCode, creditCodeCheck } from "@/server/trust/standing/identity/credit-code";
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";
import type {
  IdentityAnswer,
  IdentityPort,
  IdentityRefusal,
  IdentityRequest,
  KnownIdentity,
} from "@/server/trust/standing/identity/port";
import type { ResidentId } from "@/server/trust/standing/identity/resident-id";

const provider = "sandbox";
const day = 86_400_000;
/** How long an ordinary pass holds. */
const validity = 365 * day;
/** A pending check is answered after this time; one that nobody confirms is refused after the second. */
export const sandboxAnswersAfter = 5_000;
export const sandboxGivesUpAfter = 60_000;

/** An invented resident number: the `sequence`-th person (0 to 999) born on this day (YYYY-MM-DD). */
export function inventedResidentId(birthDate: string, sequence: number): ResidentId {
  const body = `110000${birthDate.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`;
  return mod11_2.generate(body) as ResidentId; // well formed by construction
}

/** An invented credit code of the `sequence`-th company (0 to 999999). */
export function inventedCreditCode(sequence: number): CreditCode {
  const body = `91000000DEM${String(sequence).padStart(6, "0")}`;
  return (body + creditCodeCheck(body)) as CreditCode; // well formed by construction
}

/** An invented mainland mobile number (0 to 9999). */
export function inventedPhone(sequence: number): PhoneNumber {
  return `+861600000${String(sequence).padStart(4, "0")}` as PhoneNumber; // well formed by construction
}

/** How the sandbox treats a listed person, organisation, phone or credential. */
type Behaviour = "passes" | "pending" | "never-confirmed" | "expires" | "dissolved" | "away";

interface Listed {
  readonly name: string;
  readonly behaviour: Behaviour;
}

/** Listed people: the number passes only with this name. Any other number of the test region passes with every name. */
export const sandboxPeople: ReadonlyMap<ResidentId, Listed> = new Map([
  [inventedResidentId("1990-01-01", 1), { name: "林小满", behaviour: "passes" }],
  [inventedResidentId("1990-01-01", 2), { name: "周知夏", behaviour: "passes" }],
  [inventedResidentId("1990-01-01", 3), { name: "何以安", behaviour: "pending" }],
  [inventedResidentId("1990-01-01", 4), { name: "沈慢慢", behaviour: "never-confirmed" }],
  [inventedResidentId("1990-01-01", 5), { name: "陆将尽", behaviour: "expires" }],
  [inventedResidentId("1990-01-01", 6), { name: "云不在", behaviour: "away" }],
]);

export const sandboxOrganisations: ReadonlyMap<CreditCode, Listed> = new Map([
  [inventedCreditCode(1), { name: "北桥面包有限公司", behaviour: "passes" }],
  [inventedCreditCode(2), { name: "南岸读书会", behaviour: "pending" }],
  [inventedCreditCode(3), { name: "旧街电器有限公司", behaviour: "dissolved" }],
]);

/** Invented people to try: one that passes and is the tester's own as long as the seed is (0 to 999), then those that are listed. */
export function sandboxExamples(
  seed: number,
): { method: "person" | "organisation"; name: string; number: string; behaviour: Behaviour }[] {
  const own = { name: "王小明", number: inventedResidentId("1995-06-15", seed), behaviour: "passes" as const };
  const people = [own, ...Array.from(sandboxPeople, ([number, listed]) => ({ ...listed, number })).slice(2)];
  const organisations = Array.from(sandboxOrganisations, ([number, listed]) => ({ ...listed, number }));
  return [
    ...people.map((person) => ({ method: "person" as const, ...person })),
    ...organisations.map((organisation) => ({ method: "organisation" as const, ...organisation })),
  ];
}

/** Phones are in whatever name is asked for, except the first of these; the second passes and has changed hands at a re-check. */
export const sandboxPhones = { inAnotherName: inventedPhone(9001), reassigned: inventedPhone(9002) } as const;

/** One-time credentials of the national network identity are accepted as `sandbox-netid:<anything>`. */
const credentialPattern = /^sandbox-netid:([\w-]{1,64})$/;

/**
 * A provider without memory: the same request at the same instant gets the same answer, and a pending check's reference
 * carries its start, so that it survives a restart.
 */
export function sandboxIdentity(now: () => Date): IdentityPort {
  return {
    provider,
    verify: (request, signal) => askProvider(provider, signal, async () => answerTo(request, now())),
    poll: (providerRef, signal) => askProvider(provider, signal, async () => stateOf(providerRef, now())),
    recheck: (known, verifiedAt, signal) =>
      askProvider(provider, signal, async () => answerAgain(known, verifiedAt, now())),
  };
}

function answerTo(request: IdentityRequest, at: Date): IdentityAnswer {
  if (request.method === "network-identity") {
    const person = credentialPattern.exec(request.credential)?.[1];
    if (person === undefined) return refused("credential-invalid", request, at);
    return passed(request, at, validity, createHash("sha256").update(`sandbox-netid\0${person}`).digest("base64url"));
  }
  const listed =
    request.method === "organisation" ? sandboxOrganisations.get(request.number) : sandboxPeople.get(request.number);
  if (!listed) {
    const testRegion = request.method === "organisation" ? /^..000000DEM/ : /^110000/;
    if (!testRegion.test(request.number)) return refused("not-found", request, at);
  } else {
    if (listed.behaviour === "away") throw new Error("the sandbox plays a provider that is away");
    if (request.name.normalize("NFKC").trim() !== listed.name) return refused("name-mismatch", request, at);
    if (listed.behaviour === "dissolved") return refused("organisation-dissolved", request, at);
  }
  if (request.method === "phone" && request.phone === sandboxPhones.inAnotherName) {
    return refused("phone-in-another-name", request, at);
  }
  if (listed?.behaviour === "pending" || listed?.behaviour === "never-confirmed") {
    return {
      outcome: "pending",
      providerRef: `${provider}.${listed.behaviour}.${at.getTime()}.${fingerprint(request)}`,
      checkedAt: at,
    };
  }
  return passed(request, at, listed?.behaviour === "expires" ? day : validity, null);
}

function stateOf(providerRef: string, at: Date): IdentityAnswer {
  const [, behaviour, start] = /^sandbox\.(pending|never-confirmed)\.(\d{1,15})\.[\w-]+$/.exec(providerRef) ?? [];
  const waited = at.getTime() - Number(start);
  if (behaviour === undefined) return { outcome: "refused", reason: "not-found", providerRef, checkedAt: at };
  if (behaviour === "pending" && waited >= sandboxAnswersAfter) {
    return { outcome: "passed", providerRef, checkedAt: at, recheckAt: later(at, validity), subjectId: null };
  }
  if (behaviour === "never-confirmed" && waited >= sandboxGivesUpAfter) {
    return { outcome: "refused", reason: "not-confirmed-in-time", providerRef, checkedAt: at };
  }
  return { outcome: "pending", providerRef, checkedAt: at };
}

function answerAgain(known: KnownIdentity, verifiedAt: Date, at: Date): IdentityAnswer {
  if (known.method === "network-identity") return passed(known, at, validity, known.subjectId);
  if (known.method === "phone" && known.phone === sandboxPhones.reassigned && at > verifiedAt) {
    return refused("reassigned", known, at);
  }
  const behaviour = known.method === "organisation" ? null : sandboxPeople.get(known.number)?.behaviour;
  if (behaviour === "expires" && at.getTime() - verifiedAt.getTime() >= day) {
    return refused("document-expired", known, at);
  }
  // A clerk who agreed once is not asked again.
  if (behaviour === "pending") return passed(known, at, validity, null);
  return answerTo(known, at);
}

function passed(
  claim: IdentityRequest | KnownIdentity,
  at: Date,
  forMilliseconds: number,
  subjectId: string | null,
): IdentityAnswer {
  return {
    outcome: "passed",
    providerRef: `${provider}.${fingerprint(claim)}`,
    checkedAt: at,
    recheckAt: later(at, forMilliseconds),
    subjectId,
  };
}

function refused(reason: IdentityRefusal, claim: IdentityRequest | KnownIdentity, at: Date): IdentityAnswer {
  return { outcome: "refused", reason, providerRef: `${provider}.${fingerprint(claim)}`, checkedAt: at };
}

function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

function fingerprint(claim: IdentityRequest | KnownIdentity): string {
  return createHash("sha256").update(JSON.stringify(claim)).digest("base64url").slice(0, 16);
}
