// Recording uploaded pictures, videos and sound files. The bytes come in through server/api/media.ts.
import { mediaRefusal } from "@/server/core/media/problems";
import type { WriteTx } from "@/server/core/write-tx";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { findBarredLike } from "@/server/trust/measures/barred-images";
import { addImageInput, imageAdded, imageRefused, type UploadedImage } from "./contract";
import { findTakenIn, type TakenIn } from "./intake";
import { insertImage } from "./store";

/**
 * Records a picture that this process has just taken in; nobody but its owner sees it until a content shows it. One that a measure took away, also resized or encoded anew, is
 * REJECTED/MEDIA_UNACCEPTABLE while the measure stands, and the attempt is recorded. NOT_FOUND for a name that is not ours.
 */
export const addImage = command({
  profile: "present",
  act: "upload",
  on: exempt("a picture is a root of its own"),
  gates: [],
  obligations: ["MB-07.1-c", "MB-12.2-a", "MB-16.2-a"],
  review: exempt("the words inside a picture are reviewed with the content that shows it"),
  input: addImageInput,
  async run({ input, actor, tx }) {
    const { file } = takenIn(input.intakeId);
    const barred = await findBarredLike(tx, file);
    if (barred?.is !== "same") return record(tx, actor.id, input.intakeId);
    const { sha256 } = file;
    const tried = imageRefused(subjectRef("account", actor.id ?? ""), { sha256, measureId: barred.measureId });
    return { refusal: mediaRefusal("removedBefore"), events: [tried] };
  },
});

/** Records a picture that is to be evidence in an appeal: also while suspended or closed, because an appeal must be possible then. Counts as an act of appeal. */
export const addEvidence = command({
  profile: "manageOwn",
  act: "appeal",
  on: exempt("a picture is a root of its own"),
  gates: [],
  obligations: ["PUB-20.2-c"],
  review: exempt("read by the desk alone; where a content shows it, it is reviewed with that content"),
  input: addImageInput,
  run: ({ input, actor, tx }) => record(tx, actor.id, input.intakeId),
});

function takenIn(intakeId: string): TakenIn {
  const found = findTakenIn(intakeId);
  if (!found) throw notFound();
  return found;
}

async function record(tx: WriteTx, ownerId: AccountId | null, intakeId: string) {
  const taken = takenIn(intakeId);
  if (!ownerId) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  const { width, height, placeholder, aiMark, frames, sha256, byteLength } = taken.file;
  const id = await insertImage(tx, ownerId, taken);
  const { kind, durationMs } = taken;
  const shown = { id, kind, durationMs, width, height, placeholder, aiMark };
  const result: UploadedImage = { ...shown, firstFrameOnly: frames > 1 };
  return { result, events: [imageAdded(subjectRef("media", id), { sha256, bytes: byteLength })] as const };
}
