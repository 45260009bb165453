import { describe, expect, it } from "vitest";
import { parseCreditCode } from "@/server/trust/standing/identity/credit-code";
import { parsePhone } from "@/server/trust/standing/identity/phone";
import type { IdentityRequest } from "@/server/trust/standing/identity/port";
import { parseResidentId, type ResidentId } from "@/server/trust/standing/identity/resident-id";
import {
  inventedCreditCode,
  inventedPhone,
  inventedResidentId,
  sandboxAnswersAfter,
  sandboxGivesUpAfter,
  sandboxIdentity,
  sandboxOrganisations,
  sandboxPeople,
  sandboxPhones,
} from "@/server/trust/standing/identity/sandbox-identity";

const noon = new Date("2025-06-15T04:00:00Z");
const later = (milliseconds: number) => new Date(noon.getTime() + milliseconds);
const day = 86_400_000;
const { signal } = new AbortController();

const person = (sequence: number) => inventedResidentId("1990-01-01", sequence);
const nameOf = (number: ResidentId) => sandboxPeople.get(number)?.name ?? "任何人";
const personal = (sequence: number): Extract<IdentityRequest, { method: "person" }> => ({
  method: "person",
  name: nameOf(person(sequence)),
  number: person(sequence),
});
const at = (now: Date) => sandboxIdentity(() => now);

describe("the sandbox's invented numbers", () => {
  it("pass the same checks as real ones", () => {
    for (const number of sandboxPeople.keys()) expect(parseResidentId(number, noon).ok).toBe(true);
    for (const code of sandboxOrganisations.keys()) expect(parseCreditCode(code).ok).toBe(true);
    for (const phone of Object.values(sandboxPhones)) expect(parsePhone(phone)).toEqual({ ok: true, value: phone });
    expect(parsePhone(inventedPhone(7)).ok).toBe(true);
  });
});

describe("a person", () => {
  it("passes with their name for a year, without a pseudonym", async () => {
    expect(await at(noon).verify(personal(1), signal)).toMatchObject({
      outcome: "passed",
      checkedAt: noon,
      recheckAt: later(365 * day),
      subjectId: null,
    });
  });

  it("passes under any name when not listed, so that the demo town can be populated", async () => {
    const answer = await at(noon).verify({ ...personal(500), name: "谁都行" }, signal);
    expect(answer.outcome).toBe("passed");
  });

  it("is refused under another name, and when the number is not of the test region", async () => {
    const mismatch = await at(noon).verify({ ...personal(1), name: "周知夏" }, signal);
    expect(mismatch).toMatchObject({ outcome: "refused", reason: "name-mismatch" });
    const stranger = { ...personal(1), number: "11010519491231002X" as ResidentId }; // the standard's own example
    expect(await at(noon).verify(stranger, signal)).toMatchObject({ outcome: "refused", reason: "not-found" });
  });

  it("gets the same answer twice, with a reference that holds nothing personal", async () => {
    const [one, two] = await Promise.all([1, 2].map(() => at(noon).verify(personal(1), signal)));
    expect(one).toEqual(two);
    expect(one?.providerRef).toMatch(/^sandbox\.[\w-]{16}$/);
  });

  it("stays pending, then passes when polled, also by a process that was started since", async () => {
    const pending = await at(noon).verify(personal(3), signal);
    expect(pending.outcome).toBe("pending");
    const poll = (milliseconds: number) => at(later(milliseconds)).poll(pending.providerRef, signal);
    expect((await poll(sandboxAnswersAfter - 1)).outcome).toBe("pending");
    expect(await poll(sandboxAnswersAfter)).toMatchObject({ outcome: "passed", providerRef: pending.providerRef });
    expect((await at(later(day)).recheck(personal(3), noon, signal)).outcome).toBe("passed");
  });

  it("is refused when they never confirm", async () => {
    const pending = await at(noon).verify(personal(4), signal);
    expect((await at(later(sandboxAnswersAfter)).poll(pending.providerRef, signal)).outcome).toBe("pending");
    expect(await at(later(sandboxGivesUpAfter)).poll(pending.providerRef, signal)).toMatchObject({
      outcome: "refused",
      reason: "not-confirmed-in-time",
    });
  });

  it("expires after a day and fails the re-check then", async () => {
    expect(await at(noon).verify(personal(5), signal)).toMatchObject({ outcome: "passed", recheckAt: later(day) });
    expect(await at(later(day)).recheck(personal(5), noon, signal)).toMatchObject({
      outcome: "refused",
      reason: "document-expired",
    });
  });

  it("is refused as not found when a reference is unknown", async () => {
    for (const ref of ["", "sandbox.x", "sandbox.pending.1e9.x"]) {
      expect(await at(noon).poll(ref, signal)).toMatchObject({ outcome: "refused", reason: "not-found" });
    }
  });
});

describe("a phone", () => {
  const phoned = (phone = inventedPhone(1)): IdentityRequest & { method: "phone" } => ({
    ...personal(1),
    method: "phone",
    phone,
  });

  it("passes in the same name and is refused in another", async () => {
    expect((await at(noon).verify(phoned(), signal)).outcome).toBe("passed");
    expect(await at(noon).verify(phoned(sandboxPhones.inAnotherName), signal)).toMatchObject({
      outcome: "refused",
      reason: "phone-in-another-name",
    });
  });

  it("that changed hands passes first and fails the re-check", async () => {
    expect((await at(noon).verify(phoned(sandboxPhones.reassigned), signal)).outcome).toBe("passed");
    expect(await at(later(day)).recheck(phoned(sandboxPhones.reassigned), noon, signal)).toMatchObject({
      outcome: "refused",
      reason: "reassigned",
    });
    expect((await at(later(day)).recheck(phoned(), noon, signal)).outcome).toBe("passed");
  });
});

it("organisations pass, wait or are dissolved", async () => {
  const verify = (sequence: number, name?: string) => {
    const number = inventedCreditCode(sequence);
    const listed = sandboxOrganisations.get(number)?.name ?? "任何公司";
    return at(noon).verify({ method: "organisation", name: name ?? listed, number }, signal);
  };
  expect((await verify(1)).outcome).toBe("passed");
  expect(await verify(1, "西街面包店")).toMatchObject({ outcome: "refused", reason: "name-mismatch" });
  expect((await verify(2)).outcome).toBe("pending");
  expect(await verify(3)).toMatchObject({ outcome: "refused", reason: "organisation-dissolved" });
  expect((await verify(77)).outcome).toBe("passed");
});

it("a network identity gives one pseudonym per person and no number", async () => {
  const verify = (credential: string) => at(noon).verify({ method: "network-identity", credential }, signal);
  const [ming, again, hua] = await Promise.all(["ming", "ming", "hua"].map((who) => verify(`sandbox-netid:${who}`)));
  const subjectOf = (answer: typeof ming) => (answer?.outcome === "passed" ? answer.subjectId : null);
  expect(subjectOf(ming)).toMatch(/^[\w-]{43}$/);
  expect(subjectOf(again)).toBe(subjectOf(ming));
  expect(subjectOf(hua)).not.toBe(subjectOf(ming));
  expect(await verify("forged")).toMatchObject({ outcome: "refused", reason: "credential-invalid" });
  const known = { method: "network-identity", subjectId: subjectOf(ming) ?? "" } as const;
  expect(await at(later(day)).recheck(known, noon, signal)).toMatchObject({
    outcome: "passed",
    subjectId: subjectOf(ming),
  });
});

it("a provider that fails or comes too late is away: neither a pass nor a refusal", async () => {
  const away = { kind: "UNAVAILABLE", reason: "PROVIDER_AWAY", params: { provider: "sandbox" } };
  await expect(at(noon).verify(personal(6), signal)).rejects.toMatchObject(away);
  await expect(at(noon).recheck(personal(6), noon, signal)).rejects.toMatchObject(away);
  await expect(at(noon).verify(personal(1), AbortSignal.abort())).rejects.toMatchObject(away);
});
