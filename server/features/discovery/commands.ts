// The count, which proposes, and the people who decide what stands on the hot list.
import { z } from "zod";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { decideHotInput, hotEntryDecided, hotListCounted } from "./contract";
import { notOnesOwn } from "./policy";
import { countEntries, decideEntry } from "./store";

/** Counts anew and proposes what is lively. Shows nothing to anybody: a person passes each entry first. May run twice. */
export const countHotList = command({
  profile: "system",
  act: "supervise",
  on: exempt("all that is public"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: z.object({}),
  async run({ tx }) {
    const counts = await countEntries(tx);
    const list = subjectRef("installation", "00000000-0000-0000-0000-000000000000");
    return { result: counts, events: [hotListCounted(list, counts)] };
  },
});

/**
 * Decides about one entry, with a reason on record: the intervention desk of recommendation (Ecological Governance Provisions, article 12). CONFLICT/ALREADY_DONE where the
 * entry is not in a state from which the action leads anywhere; FORBIDDEN/CONFLICT_OF_INTEREST for one's own post.
 */
export const decideHot = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("hot-entry", input.entryId),
  gates: [notOnesOwn],
  obligations: [],
  review: exempt("a reason that the desk alone reads"),
  input: decideHotInput,
  async run({ input, target, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const { entryId: id, action, weight, reason } = input;
    if (!(await decideEntry(tx, { id, action, weight, by: actor.id, reason })))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { kind, itemId } = target.details as { kind: "post" | "topic"; itemId: string }; // subject.ts made them
    return {
      result: { id },
      events: [hotEntryDecided(subjectRef("hot-entry", id), { kind, itemId, action, weight, reason })],
    };
  },
});
