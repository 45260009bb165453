// Evidence in and out. Its bytes are sealed before they touch the disk, and opened for its uploader and the reviewer who holds the application alone.

import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { callerOf } from "@/server/api/caller";
import { answerRefusal } from "@/server/api/refuse";
import { now } from "@/server/core/clock";
import { imageLimits } from "@/server/core/media/intake";
import { storageKeyOf } from "@/server/core/media/storage";
import { readUpload } from "@/server/core/media/upload";
import { readScope } from "@/server/core/read-scope";
import type { RequestContext } from "@/server/core/request";
import { openFile } from "@/server/core/sealed/file";
import type { EvidenceFileId } from "@/server/features/verification/contract/applications";
import { takeInEvidence } from "@/server/features/verification/intake";
import { evidenceStorage } from "@/server/features/verification/ports";
import { openedFile } from "@/server/features/verification/visibility";
import { refusalFrom } from "@/server/pipeline/trpc";
import { AppError, notFound } from "@/server/shared/errors";
import { idOf } from "@/server/shared/ids";
import { foresee } from "@/server/trust/policy/foresee";

/**
 * Answers `POST /evidence` (one picture of a document as the body, 201 with its id) and `GET /evidence/<id>`. Whoever may not apply is refused before a byte is read; anything
 * that is not open to the sender is NOT_FOUND. No cache keeps what is sent.
 */
export async function answerEvidence(
  req: IncomingMessage,
  res: ServerResponse,
  context: RequestContext,
): Promise<void> {
  try {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (req.method === "POST" && pathname === "/evidence") return await receive(req, res, context);
    if (req.method === "GET") return await send(res, context, pathname.slice("/evidence/".length));
    throw notFound();
  } catch (error) {
    // A browser shows no answer while it is still sending: what is left of the body is read and dropped.
    req.resume();
    answerRefusal(req, res, refusalFrom(error, context.correlationId));
  }
}

async function receive(req: IncomingMessage, res: ServerResponse, context: RequestContext): Promise<void> {
  const refused = await foresee(context, "present", "upload", now());
  if (refused) throw new AppError(refused.kind, refused.reason, refused.params);
  const { type, bytes } = await readUpload(req, imageLimits.maxBytes);
  const { verification } = callerOf(context);
  const file = await takeInEvidence(bytes, type, (intakeId) => verification.addEvidenceFile({ intakeId }));
  res.writeHead(201, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  res.end(JSON.stringify(file));
}

async function send(res: ServerResponse, context: RequestContext, name: string): Promise<void> {
  const id = idOf<EvidenceFileId>().safeParse(name);
  const scope = readScope(context.session?.accountId ?? null, now());
  const file = id.success ? await openedFile(scope, id.data, context.session?.secondFactorAt != null) : null;
  if (!file) throw notFound();
  const { stream } = await evidenceStorage().get(storageKeyOf(file.storageKey));
  const clear = openFile(await buffer(stream), file.fileKey);
  res.writeHead(200, { "Content-Type": file.type, "Content-Length": clear.length, "Cache-Control": "no-store" });
  res.end(clear);
}
