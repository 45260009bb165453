// Pictures in and out. Bytes come in here and are recorded by a command; they go out only past the visibility of what shows them.
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { MediaVariant } from "@/db/schema/media";
import { countEvidence, foreseeUpload, type MediaPurpose, recordFile } from "@/server/api/receive-media";
import { statusOf } from "@/server/api/refuse";
import { answerUpload, uploadsPath } from "@/server/api/uploads";
import { now } from "@/server/core/clock";
import { parseRange } from "@/server/core/media/range";
import { storageKeyOf } from "@/server/core/media/storage";
import { readUpload } from "@/server/core/media/upload";
import { readScope } from "@/server/core/read-scope";
import type { RequestContext } from "@/server/core/request";
import { type MediaSize, mediaSizes } from "@/server/features/media/contract";
import { mediaPorts } from "@/server/features/media/ports";
import { findImageInCase, findVisibleImage, wasRemovedFromPublic } from "@/server/features/media/visibility";
import { refusalFrom } from "@/server/pipeline/trpc";
import { AppError, notFound } from "@/server/shared/errors";
import { idOf, type MediaId } from "@/server/shared/ids";

/**
 * Answers `POST /media` (one picture as the body, 201 with what it became; `?for=evidence` for an appeal), what lies under /media/uploads, and
 * `GET /media/<id>?size=full|medium|small`. Anything else is NOT_FOUND.
 */
export async function answerMedia(req: IncomingMessage, res: ServerResponse, context: RequestContext): Promise<void> {
  try {
    const url = new URL(req.url ?? "/", "http://localhost");
    if (url.pathname === uploadsPath || url.pathname.startsWith(`${uploadsPath}/`))
      return await answerUpload(req, res, context, url);
    if (req.method === "POST" && url.pathname === "/media")
      return await receive(req, res, context, url.searchParams.get("for") === "evidence" ? "evidence" : "content");
    if (req.method === "GET" || req.method === "HEAD") return await send(req, res, context, url);
    throw notFound();
  } catch (error) {
    if (res.headersSent) return void res.destroy();
    // A browser shows no answer while it is still sending: what is left of the body is read and dropped.
    req.resume();
    const refusal = refusalFrom(error, context.correlationId);
    json(res, statusOf(refusal), { refusal });
  }
}

/** Whoever may not publish, or for evidence whoever is not signed in, is refused before a byte is read or a picture decoded. */
async function receive(
  req: IncomingMessage,
  res: ServerResponse,
  context: RequestContext,
  purpose: MediaPurpose,
): Promise<void> {
  const most = await foreseeUpload(context, purpose, false);
  await countEvidence(context, purpose);
  json(res, 201, await recordFile(context, purpose, await readUpload(req, most)));
}

/**
 * No cache may answer without asking again, so that a picture is gone with the content that showed it; an unchanged one costs no bytes. Pictures never change: the
 * stored file's name is their version.
 */
async function send(req: IncomingMessage, res: ServerResponse, context: RequestContext, url: URL): Promise<void> {
  const id = idOf<MediaId>().safeParse(url.pathname.slice("/media/".length));
  const size: MediaSize = mediaSizes.find((name) => name === url.searchParams.get("size")) ?? "full";
  const variant = id.success ? (await variantsFor(context, id.data))?.find((each) => each.size === size) : undefined;
  if (!variant) throw await missing(context, id.success ? id.data : null);
  const etag = `"${variant.key}"`;
  res.setHeader("Cache-Control", "private, no-cache");
  res.setHeader("ETag", etag);
  if (req.headers["if-none-match"] === etag) return void res.writeHead(304).end();
  await sendPart(req, res, variant);
}

/** The file, or the part of it that a player asks for (RFC 9110, section 14). */
async function sendPart(req: IncomingMessage, res: ServerResponse, { key, type }: MediaVariant): Promise<void> {
  const { storage } = mediaPorts();
  const whole = await storage.get(storageKeyOf(key));
  const range = parseRange(req.headers.range, whole.size);
  res.setHeader("Accept-Ranges", "bytes");
  res.setHeader("Content-Type", type);
  if (range !== "whole" || req.method === "HEAD") whole.stream.destroy();
  if (range === "unsatisfiable")
    return void res.writeHead(416, { "Content-Range": `bytes */${whole.size}`, "Content-Length": 0 }).end();
  if (range === "whole") {
    res.writeHead(200, { "Content-Length": whole.size });
    return req.method === "HEAD" ? void res.end() : pipeline(whole.stream, res);
  }
  const { start, end } = range;
  res.writeHead(206, { "Content-Range": `bytes ${start}-${end}/${whole.size}`, "Content-Length": end - start + 1 });
  if (req.method === "HEAD") return void res.end();
  const part = await storage.get(storageKeyOf(key), range);
  await pipeline(part.stream, res);
}

/** Not there and not for this viewer are one answer; what was public and a measure took away is said to be removed. */
async function missing(context: RequestContext, id: MediaId | null): Promise<AppError> {
  const scope = readScope(context.session?.accountId ?? null, now());
  return id && (await wasRemovedFromPublic(scope, id)) ? new AppError("NOT_FOUND", "REMOVED", {}) : notFound();
}

async function variantsFor(context: RequestContext, id: MediaId) {
  const scope = readScope(context.session?.accountId ?? null, now());
  const visible = await findVisibleImage(scope, id);
  if (visible || !context.session?.secondFactorAt) return visible;
  return findImageInCase(scope, id);
}

function json(res: ServerResponse, status: number, body: unknown): void {
  res
    .writeHead(status, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" })
    .end(JSON.stringify(body));
}
