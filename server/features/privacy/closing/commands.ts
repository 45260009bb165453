// Closing one's account, taking it up again, and what the jobs do when the waiting period and the retention are over.
import { emptyShells, eraseOwn, purgeAged, purgeDeleted } from "@/server/core/own-data/erase";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addDays, addMonths } from "@/server/shared/time";
import { sayFarewell } from "@/server/trust/farewell";
import { gate, recentlyConfirmed } from "@/server/trust/policy/gates";
import {
  beginClosing,
  closingErased,
  closingPurged,
  destroyKey,
  indexingSet,
  lockClosing,
  undoClosing,
} from "@/server/trust/standing/closing";
import { endSessions } from "@/server/trust/standing/sessions";
import { setState } from "@/server/trust/visibility/state";
import {
  accountErased,
  accountPurged,
  closingDays,
  closingRequested,
  closingUndone,
  dataPurged,
  heldMonths,
  indexingChanged,
  indexingInput,
  nothingInput,
  oneClosingInput,
} from "../contract";

const own = exempt("one's own account");
const noText = exempt("no user text");
const alreadyDone = () => new AppError("CONFLICT", "ALREADY_DONE", {});
const installation = subjectRef("installation", "00000000-0000-0000-0000-000000000000");

/** No measure keeps the account closed: what a measure closed, its owner cannot open. */
export const notClosedByMeasure = gate("notClosedByMeasure", "FORBIDDEN", "ACCOUNT_CLOSED", ["PUB-19.2-a"], (facts) => {
  const closing = facts.account?.measures.find(({ kind }) => kind === "close-account");
  return closing ? { measureId: closing.id } : null;
});

/**
 * Closes one's account, also while measured: it and all it wrote are out of sight at once and its other sessions end; carried out after the waiting period. Refuses
 * FORBIDDEN/CONFIRMATION_REQUIRED without a confirmation of late, and CONFLICT/ALREADY_DONE where a closing stands.
 */
export const closeAccount = command({
  profile: "manageOwn",
  act: "close",
  on: own,
  gates: [recentlyConfirmed],
  obligations: ["MB-07.2-a"],
  review: noText,
  input: nothingInput,
  async run({ actor, tx }) {
    const { session } = actor.request;
    if (!session) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const { accountId } = session;
    const dueAt = addDays(tx.now, closingDays);
    if (!(await beginClosing(tx, accountId, dueAt))) throw alreadyDone();
    // Decided anew: a measure that held the state before gives nothing back when it ends.
    await setState(tx, account(accountId), "closed");
    await endSessions(tx, accountId, { except: session.id });
    return {
      result: { dueAt: dueAt.toISOString() },
      events: [closingRequested(account(accountId), { dueAt: dueAt.toISOString() })],
    };
  },
});

/** Takes the account up again within the waiting period: everything is in sight as before. CONFLICT/ALREADY_DONE where no closing stands, FORBIDDEN/ACCOUNT_CLOSED while a measure keeps it closed. */
export const undoClosingAccount = command({
  profile: "manageOwn",
  act: "close",
  on: own,
  gates: [notClosedByMeasure],
  obligations: [],
  review: noText,
  input: nothingInput,
  async run({ actor, tx }) {
    if (!actor.id || !(await undoClosing(tx, actor.id))) throw alreadyDone();
    await setState(tx, account(actor.id), "shown");
    return { result: {}, events: [closingUndone(account(actor.id), {})] };
  },
});

/**
 * Carries out a closing whose waiting period is over: everything that is kept only while the account exists is deleted, its row stays as a number without a name, and what law asks to
 * keep is held until it is purged. CONFLICT/ALREADY_DONE where it was undone, carried out before, or is not due.
 */
export const carryOutClosing = command({
  profile: "system",
  act: "supervise",
  on: exempt("named by the job that found it due"),
  gates: [],
  obligations: ["MB-07.2-a"],
  review: noText,
  input: oneClosingInput,
  async run({ input, tx }) {
    const found = await lockClosing(tx, input.closingId);
    if (!found) throw notFound();
    if (found.erasedAt || found.dueAt > tx.now) throw alreadyDone();
    const { accountId, handle } = found;
    await endSessions(tx, accountId);
    await sayFarewell(tx, accountId);
    const tables = await eraseOwn(tx, found, "closing");
    await emptyShells(tx, found, { nickname: handle });
    const purgeAt = addMonths(tx.now, heldMonths);
    return {
      result: { tables },
      events: [accountErased(account(accountId), { tables, purgeAt: purgeAt.toISOString() })],
      beside: [closingErased(tx, found.id, purgeAt)],
    };
  },
});

/** Purges what was held of an erased account, and destroys the person's key where no other account of theirs stands. CONFLICT/ALREADY_DONE as above. */
export const purgeClosed = command({
  profile: "system",
  act: "supervise",
  on: exempt("named by the job that found it due"),
  gates: [],
  obligations: ["MB-07.2-a", "MB-16.2-a"],
  review: noText,
  input: oneClosingInput,
  async run({ input, tx }) {
    const found = await lockClosing(tx, input.closingId);
    if (!found) throw notFound();
    if (found.purgedAt || !found.purgeAt || found.purgeAt > tx.now) throw alreadyDone();
    const tables = await eraseOwn(tx, found, "purge");
    const keyDestroyed = await destroyKey(tx, found.principalId, found.id);
    return {
      result: { tables, keyDestroyed },
      events: [accountPurged(account(found.accountId), { tables, keyDestroyed })],
      beside: [closingPurged(tx, found.id)],
    };
  },
});

const rootsAtOnce = 500;

/** Deletes what is older than its table keeps it, and purges what its owner deleted when the retention is over. `isMore` says whether to call again. May run twice. */
export const purgeExpired = command({
  profile: "system",
  act: "supervise",
  on: exempt("every table by its own policy"),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: noText,
  input: nothingInput,
  async run({ tx }) {
    const aged = await purgeAged(tx);
    const { removed, isMore } = await purgeDeleted(tx, rootsAtOnce);
    const tables = { ...aged, ...removed };
    return { result: { tables, isMore }, events: [dataPurged(installation, { tables })] };
  },
});

/** Asks feeds, the sitemap and search engines to leave one's account out, or lets them in again. May run twice. */
export const setIndexing = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: indexingInput,
  async run({ input: { isIndexed }, actor }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    return {
      result: { isIndexed },
      events: [indexingChanged(account(actor.id), { isIndexed })],
      beside: [indexingSet(actor.id, isIndexed)],
    };
  },
});

function account(id: AccountId) {
  return subjectRef("account", id);
}
