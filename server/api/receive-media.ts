// What every upload passes, however its bytes came: who may not upload is refused before a byte is read, and the finished file is recorded by a command.
import { callerOf } from "@/server/api/caller";
import { now } from "@/server/core/clock";
import { declaredRecordingType } from "@/server/core/media/formats";
import { imageLimits } from "@/server/core/media/intake";
import { mediaRefusal } from "@/server/core/media/problems";
import { recordingLimits } from "@/server/core/media/recording";
import type { RequestContext } from "@/server/core/request";
import type { UploadedImage } from "@/server/features/media/contract";
import { takeIn, takeInRecording } from "@/server/features/media/intake";
import { AppError } from "@/server/shared/errors";
import type { PrincipalId } from "@/server/shared/ids";
import { standingFor } from "@/server/trust/policy/facts";
import { foresee } from "@/server/trust/policy/foresee";
import { identityVerified } from "@/server/trust/policy/gates";
import { countTry } from "@/server/trust/quotas/reserve";

/** What a file is for: a content that others will see, or evidence in an appeal, which must be possible while measured. */
export type MediaPurpose = "content" | "evidence";

/** Evidence of somebody whom no verified identity answers for: smaller pictures, and so many a day. */
export const unverifiedEvidence = { maxBytes: 5 * 1024 * 1024, perDay: 10 };

/** Throws the refusal that an upload of this person would meet now, whatever it holds; answers how many bytes it may have. */
export async function foreseeUpload(
  context: RequestContext,
  purpose: MediaPurpose,
  recording: boolean,
): Promise<number> {
  const isEvidence = purpose === "evidence";
  const refusal = isEvidence
    ? await foresee(context, "manageOwn", "appeal", now())
    : await foresee(context, "present", "upload", now());
  if (refusal) throw new AppError(refusal.kind, refusal.reason, refusal.params);
  if (recording && isEvidence) throw mediaRefusal("typeUnsupported");
  if (recording) return recordingLimits.maxBytes;
  return isEvidence && (await unverifiedSender(context)) ? unverifiedEvidence.maxBytes : imageLimits.maxBytes;
}

/** Counts a file of evidence before its bytes come, where its sender is not verified; RATE_LIMITED/TOO_MANY beyond the day's number. */
export async function countEvidence(context: RequestContext, purpose: MediaPurpose): Promise<void> {
  const sender = purpose === "evidence" ? await unverifiedSender(context) : null;
  if (sender) await countTry(`evidence:${sender}`, unverifiedEvidence.perDay, 24 * 60, now());
}

/** Who stands behind the sender, where their identity is not verified. */
async function unverifiedSender(context: RequestContext): Promise<PrincipalId | null> {
  const facts = await standingFor(context, "appeal", now());
  return facts.account && identityVerified.check(facts, undefined) ? facts.account.principalId : null;
}

/** Takes in a whole picture, or recording where it is a content, and records it; throws what intake and command refuse. */
export async function recordFile(
  context: RequestContext,
  purpose: MediaPurpose,
  { bytes, type }: { bytes: Buffer; type: string },
): Promise<UploadedImage> {
  const { media } = callerOf(context);
  const isRecording = declaredRecordingType(type) !== null;
  if (isRecording && purpose === "evidence") throw mediaRefusal("typeUnsupported");
  const take = isRecording ? takeInRecording : takeIn;
  return take(bytes, type, (intakeId) =>
    purpose === "evidence" ? media.addEvidence({ intakeId }) : media.addImage({ intakeId }),
  );
}
