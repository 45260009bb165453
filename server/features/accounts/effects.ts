// What follows from entering and from what profiles say: the code goes out, bursts of registrations become a case, a correction ends its suspension.
import { createTranslator } from "next-intl";
import { appendEvents } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import { clusterFound } from "@/server/features/accounts/contract";
import { codePolicy } from "@/server/features/accounts/one-time-code";
import { hourMs, registrationPolicy } from "@/server/features/accounts/registration";
import { accountsSetup } from "@/server/features/accounts/setup";
import { burstOf, wasClusterFoundSince } from "@/server/features/accounts/store/clusters";
import { makeCodeOf } from "@/server/features/accounts/store/codes";
import { revisionField } from "@/server/features/accounts/store/profile";
import { systemRequest } from "@/server/pipeline/system-request";
import { messagesOf } from "@/server/shared/catalogue";
import { localeOf } from "@/server/shared/i18n";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { correctionInForce } from "@/server/trust/measures/corrections";
import { endMeasure } from "@/server/trust/measures/end";
import { endReason } from "@/server/trust/measures/end-reasons";

const carrierMs = 5_000;

/** Makes the code and hands it to the carrier. Tried again while the carrier is away, each time with a new code; too late for a used or old one, it does nothing. */
export const sendCode: Handler = async (event, tx) => {
  const made = await makeCodeOf(tx, event.subjectId);
  if (!made) return;
  const locale = localeOf(String(event.payload.locale));
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "accounts.sms" });
  const text = t(made.purpose, { code: made.code, minutes: codePolicy.validFor / 60_000 });
  await accountsSetup().sms.send({ phone: made.phone, purpose: made.purpose, text }, AbortSignal.timeout(carrierMs));
};

/** Names a burst of registrations of one device or network once a day; the desk opens a case for it. */
export const findCluster: Handler = async (event, tx) => {
  for (const by of ["device", "network"] as const) {
    const since = new Date(event.at.getTime() - hourMs);
    const burst = await burstOf(tx, by, String(event.payload.attemptId ?? event.subjectId), since);
    const enough = by === "device" ? registrationPolicy.clusterOfDevice : registrationPolicy.clusterOfNetwork;
    const newest = burst?.accounts[0];
    if (!burst || !newest || burst.accounts.length < enough) continue;
    if (await wasClusterFoundSince(tx, burst.index, new Date(event.at.getTime() - 24 * hourMs))) continue;
    const request = { ...systemRequest("registration-clusters"), correlationId: event.correlationId };
    await appendEvents(tx, request, "sign-up", [
      clusterFound(subjectRef("account", newest), {
        by,
        index: burst.index,
        accounts: burst.accounts,
        refused: burst.refused,
        since: since.toISOString(),
      }),
    ]);
  }
};

/** Ends the suspension that waited for the correction of a field, once a person has approved the corrected value. */
export const endCorrected: Handler = async (event, tx) => {
  if (event.subjectKind !== "profile-revision") return;
  const accountId = event.rootId as AccountId; // a revision's root is its account
  const field = await revisionField(tx, accountId, event.subjectId);
  const measureId = field && (await correctionInForce(tx, accountId, field));
  if (!measureId) return;
  const handlerId = event.actorId as AccountId | null; // whoever approved it
  const { events, beside } = await endMeasure(tx, measureId, {
    how: "lifted",
    reason: endReason("corrected"),
    handlerId,
    appealId: null,
  });
  const request = { ...systemRequest("corrections"), correlationId: event.correlationId };
  await appendEvents(tx, request, "measure", events, beside);
};
