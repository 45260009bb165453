// An account asks for a power over its comments; the platform grants or refuses it, and takes powers back (comments rules of 2022, PUB Article 17).
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { isHeld, protectivePowers } from "@/server/shared/sections";
import { ref, subjectRef } from "@/server/shared/subject";
import { gate, ownsTarget } from "@/server/trust/policy/gates";
import { dueAfter } from "@/server/trust/standing/time-limits";
import {
  decideWishInput,
  onePowerInput,
  powerAsked,
  powerDecided,
  powerTaken,
  powerWishWithdrawn,
  takePowerInput,
} from "../contract/powers";
import { powerStanding, sectionOf } from "../sections/policy";
import { closeWish, insertWish, setPower, withdrawWish } from "../store/powers";
import { lastRefused } from "../visibility/powers";
import { wishOf } from "./subject";

const noText = exempt("no user text: what is asked for is chosen, and judged by how the account kept its comments");
const deskReason = exempt("a reason of the desk");
const onKeeping = (input: { ownerId: string }) => ref("keeping", input.ownerId);

/** The wish still waits for its answer. */
const wishOpen = gate("wishOpen", "CONFLICT", "ALREADY_DONE", [], ({ target }) =>
  target && wishOf(target).state === "open" ? null : {},
);

/** Neither whoever asked nor whoever took the power decides. */
const notInvolvedInWish = gate("notInvolvedInWish", "FORBIDDEN", "CONFLICT_OF_INTEREST", [], ({ target, account }) =>
  target && account && wishOf(target).involved.includes(account.principalId) ? {} : null,
);

/** The account is not of the actor's own principal. */
const notOneself = gate("notOneself", "FORBIDDEN", "CONFLICT_OF_INTEREST", [], ({ target, account }) =>
  target && account && target.ownerPrincipalId === account.principalId ? {} : null,
);

/**
 * Asks for a power that the account does not hold: its class or credit does not give it, or the platform took it back. CONFLICT/ALREADY_DONE where it is held or asked for;
 * RATE_LIMITED/QUOTA_EXCEEDED for a time after a refusal.
 */
export const askPower = command({
  profile: "operator",
  act: "keep",
  on: onKeeping,
  gates: [ownsTarget],
  obligations: ["PUB-17.2-b", "MB-10.2-b"],
  review: noText,
  input: onePowerInput,
  async run({ input: { ownerId, power }, target, tx }) {
    const section = sectionOf({ target });
    if (!section || isHeld(powerStanding(section, power))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const refused = await lastRefused(tx, ownerId, power);
    const again = refused && dueAfter("powerAgain", refused);
    if (again && again > tx.now)
      throw new AppError("RATE_LIMITED", "QUOTA_EXCEEDED", { quota: "keep", limit: 1, until: again.toISOString() });
    const asked = await insertWish(tx, ownerId, power);
    if (!asked) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { id: asked.id, dueAt: asked.dueAt.toISOString() },
      events: [powerAsked(subjectRef("power-wish", asked.id), { ownerId, power })],
    };
  },
});

/** Takes one's wish for a power back, also while measured. CONFLICT/ALREADY_DONE where none waits. */
export const withdrawPowerWish = command({
  profile: "manageOwn",
  act: "settings",
  on: onKeeping,
  gates: [ownsTarget],
  obligations: ["PUB-17.2-b"],
  review: noText,
  input: onePowerInput,
  async run({ input: { ownerId, power }, tx }) {
    const id = await withdrawWish(tx, ownerId, power);
    if (!id) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id }, events: [powerWishWithdrawn(subjectRef("power-wish", id), { ownerId, power })] };
  },
});

/**
 * Answers a wish once, with a reason that the account reads. What is granted holds whatever the account's credit, until it is taken back. CONFLICT/ALREADY_DONE for an answered
 * one, FORBIDDEN/CONFLICT_OF_INTEREST for whoever asked and for whoever took the power.
 */
export const decidePowerWish = command({
  profile: "staff.measure",
  act: "supervise",
  on: (input) => ref("power-wish", input.wishId),
  gates: [wishOpen, notInvolvedInWish],
  obligations: ["PUB-17.2-b"],
  review: deskReason,
  input: decideWishInput,
  async run({ input: { wishId, outcome, reason }, actor, target, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const { ownerId, power } = wishOf(target);
    const by = actor.id;
    if (!(await closeWish(tx, wishId, { by, reason, outcome }))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    if (outcome === "granted") await setPower(tx, { ownerId, power, standing: "granted", by, reason });
    return { result: { id: wishId }, events: [powerDecided(target.ref, { ownerId, power, outcome })] };
  },
});

/**
 * Takes a power back that an account holds, granted or by its class, with a reason that it reads; what rests on the power no longer holds. The account can ask for it again, and
 * another person decides. CONFLICT/ALREADY_DONE where it does not hold it; INVALID/INPUT_INVALID for a person's means of protection.
 */
export const takePower = command({
  profile: "staff.measure",
  act: "supervise",
  on: onKeeping,
  gates: [notOneself],
  obligations: ["PUB-17.2-b"],
  review: deskReason,
  input: takePowerInput,
  async run({ input: { ownerId, power, reason }, actor, target, tx }) {
    const section = sectionOf({ target });
    if (!actor.id || !section) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    if (protectivePowers.includes(power) && section.ownerKind.endsWith("person"))
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "power", problem: "invalid" }] });
    const isTaken =
      isHeld(powerStanding(section, power)) &&
      (await setPower(tx, { ownerId, power, standing: "taken", by: actor.id, reason }));
    if (!isTaken) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id: ownerId }, events: [powerTaken(target.ref, { ownerId, power })] };
  },
});
