// The body of an upload: one raw file per request (PUT or POST), no multipart.
import type { IncomingMessage } from "node:http";
import { declaredImageType, type ImageType } from "@/server/core/media/formats";
import { mediaRefusal } from "@/server/core/media/problems";

export interface Upload {
  type: ImageType;
  bytes: Buffer;
}

/**
 * Reads the body of an image upload. Refuses a wrong Content-Type or a Content-Length past `maxBytes` before reading, and a body
 * that grows past it while reading; never holds more than `maxBytes` and one chunk. After a refusal the rest is read and
 * dropped (at most `maxDropped` bytes, then the connection is cut), because a browser shows no answer while it is still sending.
 * The server's own requestTimeout ends a body that trickles.
 */
export async function readUpload(
  request: IncomingMessage,
  maxBytes: number,
  maxDropped = 64 * 1024 * 1024,
): Promise<Upload> {
  try {
    const type = declaredImageType(request.headers["content-type"]);
    const announced = Number(request.headers["content-length"] ?? 0);
    if (announced > maxBytes) throw tooLarge(maxBytes);
    const bytes = await readAtMost(request.iterator({ destroyOnReturn: false }), maxBytes);
    if (bytes.length === 0) throw mediaRefusal("empty");
    return { type, bytes };
  } catch (error) {
    dropRest(request, maxDropped);
    throw error;
  }
}

/** Collects a source up to a size; refuses "tooLarge" at the first byte past it and "interrupted" when the source breaks off. */
export async function readAtMost(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, maxBytes: number) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const chunksOf = async function* () {
    try {
      yield* source;
    } catch (error) {
      throw mediaRefusal("interrupted", null, error);
    }
  };
  for await (const chunk of chunksOf()) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function tooLarge(maxBytes: number) {
  return mediaRefusal("tooLarge", Math.round((maxBytes / 1024 / 1024) * 10) / 10);
}

function dropRest(request: IncomingMessage, maxDropped: number): void {
  let dropped = 0;
  request.on("error", () => {});
  request.on("data", (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > maxDropped) request.destroy();
  });
  request.resume();
}
