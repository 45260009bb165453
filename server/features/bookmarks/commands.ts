// Keeping posts. Nobody is told, nothing is counted: who keeps what is between the person and the platform's records.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { bookmarkInput, postBookmarked, postUnbookmarked } from "./contract";
import { deleteBookmark, insertBookmark } from "./store";

/** Keeps a post that the actor may see, also while measured. CONFLICT/ALREADY_DONE where it is kept. */
export const bookmarkPost = command({
  profile: "manageOwn",
  act: "bookmark",
  on: (input) => ref("post", input.postId),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: bookmarkInput,
  async run({ input, actor, tx }) {
    if (!actor.id || !(await insertBookmark(tx, actor.id, input.postId)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { isBookmarked: true }, events: [postBookmarked(subjectRef("post", input.postId), {})] };
  },
});

/** Lets go of a post, also of one that is no longer in sight. CONFLICT/ALREADY_DONE where it is not kept. */
export const unbookmarkPost = command({
  profile: "manageOwn",
  act: "bookmark",
  on: exempt("one's own bookmark, whatever became of its post"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: bookmarkInput,
  async run({ input, actor, tx }) {
    if (!actor.id || !(await deleteBookmark(tx, actor.id, input.postId)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { isBookmarked: false }, events: [postUnbookmarked(subjectRef("post", input.postId), {})] };
  },
});
