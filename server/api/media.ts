// Pictures in and out. Bytes come in here and are recorded by a command; they go out only past the visibility of what shows them.
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { callerOf } from "@/server/api/caller";
import { now } from "@/server/core/clock";
import { imageLimits } from "@/server/core/media/intake";
import { storageKeyOf } from "@/server/core/media/storage";
import { readUpload } from "@/server/core/media/upload";
import { readScope } from "@/server/core/read-scope";
import type { RequestContext } from "@/server/core/request";
import { type MediaSize, mediaSizes } from "@/server/features/media/contract";
import { takeIn } from "@/server/features/media/intake";
import { mediaPorts } from "@/server/features/media/ports";
import { findImageInCase, findVisibleImage } from "@/server/features/media/visibility";
import { refusalFrom } from "@/server/pipeline/trpc";
import { notFound, type Refusal } from "@/server/shared/errors";
import { idOf, type MediaId } from "@/server/shared/ids";
import { foresee } from "@/server/trust/policy/foresee";

/** Answers `POST /media` (one picture as the body, 201 with what it became; `?for=evidence` for an appeal) and `GET /media/<id>?size=full|medium|small`. Anything else is NOT_FOUND. */
export async function answerMedia(req: IncomingMessage, res: ServerResponse, context: RequestContext): Promise<void> {
  try {
    const url = new URL(req.url ?? "/", "http://localhost");
    if (req.method === "POST" && url.pathname === "/media")
      return await receive(req, res, context, url.searchParams.get("for") === "evidence");
    if (req.method === "GET" || req.method === "HEAD") return await send(req, res, context, url);
    throw notFound();
  } catch (error) {
    if (res.headersSent) return void res.destroy();
    refuse(res, refusalFrom(error, context.correlationId));
  }
}

/** Whoever may not publish, or for evidence whoever is not signed in, is refused before a byte is read or a picture decoded. */
async function receive(
  req: IncomingMessage,
  res: ServerResponse,
  context: RequestContext,
  isEvidence: boolean,
): Promise<void> {
  const refusal = isEvidence
    ? await foresee(context, "manageOwn", "appeal", now())
    : await foresee(context, "publish", "upload", now());
  if (refusal) {
    req.resume();
    return refuse(res, refusal);
  }
  const { type, bytes } = await readUpload(req, imageLimits.maxBytes);
  const { media } = callerOf(context);
  const image = await takeIn(bytes, type, (intakeId) =>
    isEvidence ? media.addEvidence({ intakeId }) : media.addImage({ intakeId }),
  );
  json(res, 201, image);
}

/**
 * No cache may answer without asking again, so that a picture is gone with the content that showed it; an unchanged one costs no bytes. Pictures never change: the
 * stored file's name is their version.
 */
async function send(req: IncomingMessage, res: ServerResponse, context: RequestContext, url: URL): Promise<void> {
  const id = idOf<MediaId>().safeParse(url.pathname.slice("/media/".length));
  const size: MediaSize = mediaSizes.find((name) => name === url.searchParams.get("size")) ?? "full";
  const variant = id.success ? (await variantsFor(context, id.data))?.find((each) => each.size === size) : undefined;
  if (!variant) throw notFound();
  const etag = `"${variant.key}"`;
  res.setHeader("Cache-Control", "private, no-cache");
  res.setHeader("ETag", etag);
  if (req.headers["if-none-match"] === etag) return void res.writeHead(304).end();
  const { stream, size: length } = await mediaPorts().storage.get(storageKeyOf(variant.key));
  res.writeHead(200, { "Content-Type": variant.type, "Content-Length": length });
  if (req.method === "HEAD") {
    stream.destroy();
    return void res.end();
  }
  await pipeline(stream, res);
}

async function variantsFor(context: RequestContext, id: MediaId) {
  const scope = readScope(context.session?.accountId ?? null, now());
  const visible = await findVisibleImage(scope, id);
  if (visible || !context.session?.secondFactorAt) return visible;
  return findImageInCase(scope, id);
}

const statuses: Record<Refusal["kind"], number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  REJECTED: 422,
  INVALID: 400,
  CONFLICT: 409,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

function refuse(res: ServerResponse, refusal: Refusal): void {
  json(res, statuses[refusal.kind], { refusal });
}

function json(res: ServerResponse, status: number, body: unknown): void {
  res
    .writeHead(status, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" })
    .end(JSON.stringify(body));
}
