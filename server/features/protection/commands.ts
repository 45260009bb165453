// Who may reach a person, and protection mode: one's own to set, also while measured.

import { z } from "zod";
import { readScope } from "@/server/core/read-scope";
import { hashOf } from "@/server/core/records/canonical";
import { signerInUse } from "@/server/core/records/signer-in-use";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { mostEvidence, protectionDays } from "@/server/shared/contact";
import { AppError, notFound } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { handleOf } from "@/server/trust/authors/brief";
import { namedContents, saidAmong, saidTo } from "@/server/trust/contact/said";
import {
  contactSettings,
  contactsSet as contactsSetEvent,
  evidenceMade,
  makeEvidenceInput,
  protectionBegun,
  protectionEnded,
} from "./contract";
import { evidenceFile } from "./evidence";
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

/**
 * Makes a signed file of what others said to the person, or of posts and comments that they chose and may see; at most 500, the newest. The file is valid when they are gone. It is
 * handed out and not kept; its hash is. May run again, and makes another file. NOT_FOUND where nothing of it is there.
 */
export const makeEvidence = command({
  profile: "manageOwn",
  act: "evidence",
  on: exempt("the file holds what the person may see, each item asked for itself"),
  gates: [],
  obligations: [],
  review: noText,
  input: makeEvidenceInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw notSignedIn();
    const scope = readScope(actor.id, tx.now, tx);
    const named = "days" in input ? saidTo(scope, addDays(tx.now, -input.days)) : namedContents(input.items);
    const said = await saidAmong(scope, named, mostEvidence);
    if (said.length === 0) throw notFound();
    const handle = await handleOf(scope, actor.id);
    const file = evidenceFile(signerInUse(), { accountId: actor.id, handle }, said, tx.now);
    return {
      result: file,
      events: [evidenceMade(subjectRef("account", actor.id), { hash: hashOf(file), items: said.length })],
    };
  },
});
