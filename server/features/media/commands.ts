// Recording uploaded pictures. The bytes come in through server/api/media.ts.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { addImageInput, imageAdded, type UploadedImage } from "./contract";
import { findTakenIn } from "./intake";
import { insertImage } from "./store";

/** Records a picture that this process has just taken in; nobody but its owner sees it until a content shows it. NOT_FOUND for a name that is not ours. */
export const addImage = command({
  profile: "publish",
  act: "upload",
  on: exempt("a picture is a root of its own"),
  gates: [],
  obligations: ["MB-07.1-c", "MB-16.2-a"],
  review: exempt("the words inside a picture are reviewed with the content that shows it"),
  input: addImageInput,
  async run({ input, actor, tx }) {
    const taken = findTakenIn(input.intakeId);
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    if (!taken) throw notFound();
    const { width, height, placeholder, aiMark, frames, sha256, byteLength } = taken.image;
    const id = await insertImage(tx, actor.id, taken);
    const result: UploadedImage = { id, width, height, placeholder, aiMark, firstFrameOnly: frames > 1 };
    return { result, events: [imageAdded(subjectRef("media", id), { sha256, bytes: byteLength })] };
  },
});
