// Sends one file in pieces and tells how far it has come; after a break it goes on where the server's copy ends.
import { networkAway } from "@/components/refusal/refusal-of";
import { pageHeaders } from "@/components/trpc/call";
import type { UploadedImage } from "@/server/features/media/contract";
import type { Refusal } from "@/server/shared/errors";

export type UploadOutcome = { image: UploadedImage } | { refusal: Refusal };

/** One file on its way. Running it again after a refusal goes on where it stopped. */
export interface Upload {
  /** Sends what is missing; `onProgress` is told a share from 0 to 1. Never throws: what went wrong comes back as a refusal. The signal gives the file up. */
  run(onProgress: (share: number) => void, signal: AbortSignal): Promise<UploadOutcome>;
}

/** In bytes: what a slow phone sends well within the server's patience. */
const pieceBytes = 512 * 1024;
/** In milliseconds, after each failure in a row; after the last the person is asked. */
const waits = [1_000, 2_000, 4_000, 8_000, 15_000];

interface Answer {
  status: number;
  offset: number | null;
  body: unknown;
}

/** Makes an upload of this file; nothing is sent before it runs. */
export function newUpload(file: File): Upload {
  let place: { id: string; offset: number } | null = null;

  async function run(onProgress: (share: number) => void, signal: AbortSignal): Promise<UploadOutcome> {
    for (let failures = 0; ; ) {
      const answer: Answer | null = place
        ? await sendPiece(file, place, onProgress, signal)
        : await send("POST", "", { "Upload-Type": file.type, "Upload-Length": `${file.size}` }, { signal });
      if (signal.aborted) {
        if (place) void send("DELETE", `/${place.id}`, {}, {});
        return { refusal: networkAway };
      }
      if (answer === null) {
        const wait = waits[failures++];
        if (wait === undefined) return { refusal: networkAway };
        await pause(wait, signal);
        const asked: Answer | null = place && (await send("HEAD", `/${place.id}`, {}, { signal }));
        if (place && asked?.offset != null) place = { ...place, offset: asked.offset };
        continue;
      }
      failures = 0;
      if (!place && answer.status === 201)
        place = { id: (answer.body as { id: string }).id, offset: 0 }; // our server made it
      else if (answer.status === 201)
        return { image: answer.body as UploadedImage }; // our server made it
      else if (place && (answer.status === 204 || answer.status === 409) && answer.offset !== null) {
        // An earlier piece, or the taking in of the whole, is still under way.
        if (answer.status === 409 && answer.offset === place.offset) await pause(waits[0] ?? 0, signal);
        place = { ...place, offset: answer.offset };
      } else {
        const { refusal = networkAway } = (answer.body ?? {}) as { refusal?: Refusal }; // our server made it
        if (refusal.kind !== "UNAVAILABLE") place = null;
        return { refusal };
      }
    }
  }
  return { run };
}

function sendPiece(
  file: File,
  { id, offset }: { id: string; offset: number },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer | null> {
  const piece = file.slice(offset, offset + pieceBytes);
  const onSent = (bytes: number) => onProgress((offset + bytes) / file.size);
  return send("PUT", `/${id}`, { "Upload-Offset": `${offset}` }, { body: piece, onSent, signal });
}

/** One request; null where it did not arrive. fetch tells nothing of an upload's progress. */
function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  { body, onSent, signal }: { body?: Blob; onSent?: (bytes: number) => void; signal?: AbortSignal },
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, `/media/uploads${path}`);
    for (const [name, value] of Object.entries({ ...pageHeaders, ...headers })) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => onSent?.(loaded);
    request.onload = () => {
      const offset = request.getResponseHeader("upload-offset");
      resolve({ status: request.status, offset: offset === null ? null : Number(offset), body: request.response });
    };
    request.onerror = () => resolve(null);
    request.onabort = () => resolve(null);
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body ?? null);
  });
}

/** Waits, but not longer than until the network is back or the file is given up. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
    addEventListener("online", done);
    signal.addEventListener("abort", done, { once: true });
  });
}
