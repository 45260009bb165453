// Sends one picture and tells how far it has come.
import type { UploadedImage } from "@/server/features/media/contract";
import type { Refusal } from "@/server/shared/errors";

export type UploadOutcome = { image: UploadedImage } | { refusal: Refusal };

const away: Refusal = { kind: "UNAVAILABLE", reason: "PROVIDER_AWAY", params: { provider: "network" } };

/** Uploads a file; `onProgress` is told a share from 0 to 1. The signal cancels it. Never throws: what went wrong comes back as a refusal. */
export function uploadImage(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    // fetch tells nothing of an upload's progress.
    const request = new XMLHttpRequest();
    request.open("POST", "/media");
    request.setRequestHeader("Content-Type", file.type);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer: unknown = request.response;
      if (typeof answer !== "object" || answer === null) resolve({ refusal: away });
      else if ("refusal" in answer)
        resolve({ refusal: answer.refusal as Refusal }); // our server made it
      else resolve({ image: answer as UploadedImage }); // our server made it
    };
    request.onerror = () => resolve({ refusal: away });
    request.onabort = () => resolve({ refusal: away });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
