// What people do with their notices.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { markReadInput, noticeSettings, noticeSettingsSet, noticesRead } from "./contract";
import { markRead, setSettings } from "./store";

/** Marks one's notices up to this one as read, or those of one line, also while measured. CONFLICT/ALREADY_DONE where none was unread. */
export const markNoticesRead = command({
  profile: "manageOwn",
  act: "settings",
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
