// Uploads that survive a broken connection: begun, sent in pieces, asked how far they came, given up. The finished file goes the way of every upload.
import type { IncomingMessage, ServerResponse } from "node:http";
import { countEvidence, foreseeUpload, type MediaPurpose, recordFile } from "@/server/api/receive-media";
import { now } from "@/server/core/clock";
import { declaredImageType, declaredRecordingType } from "@/server/core/media/formats";
import { mediaRefusal } from "@/server/core/media/problems";
import type { RequestContext } from "@/server/core/request";
import { mediaPorts } from "@/server/features/media/ports";
import { refusalFrom } from "@/server/pipeline/trpc";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";

export const uploadsPath = "/media/uploads";

/**
 * Answers under /media/uploads. `POST` with Upload-Type and Upload-Length begins a file (201 with its name); `PUT /<name>` with Upload-Offset adds bytes (204 with the new
 * Upload-Offset, and with the last of them 201 with what the file became); `HEAD /<name>` tells Upload-Offset and Upload-Length; `DELETE /<name>` gives it up (204). A piece at
 * another offset is CONFLICT/CHANGED_MEANWHILE with the right Upload-Offset. An empty piece at the end asks again for an outcome that did not arrive. Throws refusals.
 */
export async function answerUpload(
  req: IncomingMessage,
  res: ServerResponse,
  context: RequestContext,
  url: URL,
): Promise<void> {
  const purpose: MediaPurpose = url.searchParams.get("for") === "evidence" ? "evidence" : "content";
  res.setHeader("Cache-Control", "no-store");
  if (req.method === "POST" && url.pathname === uploadsPath) return begin(req, res, context, purpose);
  const owner = context.session?.accountId;
  if (!owner) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  const id = url.pathname.slice(uploadsPath.length + 1);
  const { partial } = mediaPorts();
  const upload = await partial.find(owner, id);
  res.setHeader("Upload-Offset", upload.offset);
  if (req.method === "HEAD") {
    res.setHeader("Upload-Length", upload.length);
    return void res.writeHead(200).end();
  }
  if (req.method === "DELETE") {
    await partial.remove(owner, id);
    return void res.writeHead(204).end();
  }
  if (req.method !== "PUT") throw notFound();
  await add(req, res, context, { owner, id, purpose });
}

async function begin(req: IncomingMessage, res: ServerResponse, context: RequestContext, purpose: MediaPurpose) {
  const declared = header(req, "upload-type");
  const recording = declaredRecordingType(declared);
  const most = await foreseeUpload(context, purpose, recording !== null);
  const type = recording ?? declaredImageType(declared);
  const length = Number(header(req, "upload-length"));
  if (!Number.isSafeInteger(length) || length < 1) throw mediaRefusal("empty");
  if (length > most) throw mediaRefusal("tooLarge", most / 1024 / 1024);
  const owner = context.session?.accountId;
  if (!owner) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  await countEvidence(context, purpose);
  const id = await mediaPorts().partial.begin(owner, { type, length }, now());
  res.setHeader("Location", `${uploadsPath}/${id}`);
  json(res, 201, { id });
}

async function add(
  req: IncomingMessage,
  res: ServerResponse,
  context: RequestContext,
  { owner, id, purpose }: { owner: AccountId; id: string; purpose: MediaPurpose },
) {
  const { partial } = mediaPorts();
  const before = await partial.find(owner, id);
  if (before.outcome !== null) return json(res, 201, before.outcome);
  const source = req.iterator({ destroyOnReturn: false });
  const offset = await partial.append(owner, id, Number(header(req, "upload-offset")), source);
  res.setHeader("Upload-Offset", offset);
  if (offset < before.length) return void res.writeHead(204).end();
  let isRefused = false;
  const outcome = await partial
    .finish(owner, id, (file) =>
      recordFile(context, purpose, file).catch((error: unknown) => {
        isRefused = refusalFrom(error, context.correlationId).kind !== "UNAVAILABLE";
        throw error;
      }),
    )
    .catch(async (error: unknown) => {
      // What is refused for good need not lie about; what could not be looked at may be asked for again.
      if (isRefused) await partial.remove(owner, id);
      throw error;
    });
  json(res, 201, outcome);
}

function header(req: IncomingMessage, name: string): string {
  const value = req.headers[name];
  return typeof value === "string" ? value : "";
}

function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "Content-Type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}
