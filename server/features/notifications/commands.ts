// What people do with their notices.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { markReadInput, noticesRead } from "./contract";
import { markRead } from "./store";

/** Marks one's notices up to this one as read, also while measured. CONFLICT/ALREADY_DONE where none was unread. */
export const markNoticesRead = command({
  profile: "manageOwn",
  act: "settings",
  on: exempt("one's own notices"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: markReadInput,
  async run({ input, actor, tx }) {
    const count = actor.id ? await markRead(tx, actor.id, input.upTo) : 0;
    if (!actor.id || count === 0) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { count }, events: [noticesRead(subjectRef("account", actor.id), { count })] };
  },
});
