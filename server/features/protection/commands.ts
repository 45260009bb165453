// Who may reach a person, and protection mode: one's own to set, also while measured.

import { z } from "zod";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { protectionDays } from "@/server/shared/contact";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { contactSettings, contactsSet as contactsSetEvent, protectionBegun, protectionEnded } from "./contract";
import { protect, setContacts as storeContacts, unprotect } from "./store";

const own = exempt("one's own settings");
const noText = exempt("no user text");
const notSignedIn = () => new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});

/** Sets who may comment, mention, quote and message, from the next attempt on. May run again; the last settings count. */
export const setContacts = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: contactSettings,
  async run({ input, actor, tx }) {
    if (!actor.id) throw notSignedIn();
    await storeContacts(tx, actor.id, input);
    return { result: input, events: [contactsSetEvent(subjectRef("account", actor.id), input)] };
  },
});

/** Keeps strangers out for seven days from now: whom the person does not follow can neither comment, mention, quote nor message. May run again: the seven days begin anew. */
export const beginProtection = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: z.object({}),
  async run({ actor, tx }) {
    if (!actor.id) throw notSignedIn();
    const end = addDays(tx.now, protectionDays);
    await protect(tx, actor.id, end);
    const until = end.toISOString();
    return { result: { until }, events: [protectionBegun(subjectRef("account", actor.id), { until })] };
  },
});

/** Lets everyone back in whom the settings let in. CONFLICT/ALREADY_DONE where protection mode is off or has ended. */
export const endProtection = command({
  profile: "manageOwn",
  act: "settings",
  on: own,
  gates: [],
  obligations: [],
  review: noText,
  input: z.object({}),
  async run({ actor, tx }) {
    if (!actor.id || !(await unprotect(tx, actor.id))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { until: null }, events: [protectionEnded(subjectRef("account", actor.id), {})] };
  },
});
