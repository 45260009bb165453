// What becomes of reported comments that an organisation leaves: the platform takes over, and it stands in the organisation's record (MB Article 10, PUB Article 17).
import { z } from "zod";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { type CaseId, idOf } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { reportsLeft } from "../contract/sections";
import { insertLapse } from "../store/kept";
import { findLate } from "../visibility/kept";

/** Records that the keepers of a reported comment left it beyond the published time; the desk's case is escalated by what follows. Run by a job; CONFLICT/ALREADY_DONE where nothing is late. */
export const recordLapse = command({
  profile: "system",
  act: "keep",
  on: (input) => ref("case", input.caseId),
  gates: [],
  obligations: ["MB-10.2-a", "PUB-17.2-a"],
  review: exempt("no user text"),
  input: z.object({ caseId: idOf<CaseId>() }),
  async run({ input, tx }) {
    const late = await findLate(tx, tx.now, input.caseId);
    if (!late || !(await insertLapse(tx, { caseId: input.caseId, ...late })))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { ownerId, commentId, dueAt, postId } = late;
    const left = reportsLeft(subjectRef("section", postId), {
      ownerId,
      caseId: input.caseId,
      commentId,
      dueAt: dueAt.toISOString(),
    });
    return { result: { ownerId }, events: [left] };
  },
});
