// What people do with their notices.

import { z } from "zod";
import { readScope } from "@/server/core/read-scope";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { subscribe, takeDue, unsubscribe } from "@/server/trust/push";
import {
  markReadInput,
  noticeSettings,
  noticeSettingsSet,
  noticesRead,
  oneBrowserInput,
  pushBegun,
  pushEnded,
  pushesTaken,
  subscribeInput,
} from "./contract";
import { pushPayload } from "./push/payload";
import { pushInUse } from "./push/port";
import { pushable } from "./queries";
import { markRead, setSettings } from "./store";

/** Marks one's notices up to this one as read, or those of one line, also while measured. CONFLICT/ALREADY_DONE where none was unread. */
export const markNoticesRead = command({
  profile: "manageOwn",
  act: "notices",
  on: exempt("one's own notices"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: markReadInput,
  async run({ input, actor, tx }) {
    const count = actor.id ? await markRead(tx, actor.id, input.upTo, input.line) : 0;
    if (!actor.id || count === 0) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { count }, events: [noticesRead(subjectRef("account", actor.id), { count })] };
  },
});

/** Sets which groups of notices are shown and pushed, from now on and for those there are, also while measured. May run again. */
export const setNoticeSettings = command({
  profile: "manageOwn",
  act: "settings",
  on: exempt("one's own notices"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: noticeSettings,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    await setSettings(tx, actor.id, input);
    return { result: input, events: [noticeSettingsSet(subjectRef("account", actor.id), input)] };
  },
});

/** Has this browser take pushes while one is signed in in it. UNAVAILABLE/PROVIDER_AWAY where the installation has no keys. May run again. */
export const subscribeToPush = command({
  profile: "manageOwn",
  act: "settings",
  on: exempt("one's own browser"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: subscribeInput,
  async run({ input, actor, tx }) {
    const { session } = actor.request;
    if (!actor.id || !session) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    if (!pushInUse()) throw new AppError("UNAVAILABLE", "PROVIDER_AWAY", { provider: "push" });
    await subscribe(tx, actor.id, session.id, input);
    return { result: { isOn: true }, events: [pushBegun(subjectRef("account", actor.id), {})] };
  },
});

/** Pushes nothing more to this browser. CONFLICT/ALREADY_DONE where it takes none. */
export const unsubscribeFromPush = command({
  profile: "manageOwn",
  act: "settings",
  on: exempt("one's own browser"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: z.object({}),
  async run({ actor, tx }) {
    const { session } = actor.request;
    if (!actor.id || !session || !(await unsubscribe(tx, actor.id, session.id)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { isOn: false }, events: [pushEnded(subjectRef("account", actor.id), {})] };
  },
});

/**
 * Takes the waiting pushes of one account with the browsers they go to. What was removed, read, muted or switched off since is not among them. Run by a job;
 * CONFLICT/ALREADY_DONE where none waits.
 */
export const takePushes = command({
  profile: "system",
  act: "settings",
  on: exempt("whatever waits"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: z.object({}),
  async run({ tx }) {
    const due = await takeDue(tx);
    if (!due) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { accountId, locale, notificationIds, to } = due;
    const notices = to.length === 0 ? [] : await pushable(readScope(accountId, tx.now, tx), notificationIds);
    const payloads = notices.map((notice) => pushPayload(notice, locale));
    return {
      result: { accountId, to, payloads },
      events: [pushesTaken(subjectRef("account", accountId), { count: payloads.length })],
    };
  },
});

/** Forgets a browser that takes no pushes any more. Run by a job; CONFLICT/ALREADY_DONE the second time. */
export const forgetPush = command({
  profile: "system",
  act: "settings",
  on: exempt("a browser that is gone"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: oneBrowserInput,
  async run({ input, tx }) {
    if (!(await unsubscribe(tx, input.accountId, input.sessionId))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: {}, events: [pushEnded(subjectRef("account", input.accountId), {})] };
  },
});
