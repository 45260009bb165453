// Hands a copy of all of their data to the person it is of, and to nobody else.
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { callerOf } from "@/server/api/caller";
import { answerRefusal } from "@/server/api/refuse";
import type { RequestContext } from "@/server/core/request";
import type { ExportId } from "@/server/features/privacy/contract";
import { readExport } from "@/server/features/privacy/exports/folder";
import { refusalFrom } from "@/server/pipeline/trpc";

/** Answers `GET /exports/<id>` as the query `privacy.exportFile` allows it; no cache keeps the file. */
export async function answerExport(req: IncomingMessage, res: ServerResponse, context: RequestContext): Promise<void> {
  try {
    const exportId = (req.url ?? "").split("?", 1)[0]?.slice("/exports/".length) ?? "";
    const file = await callerOf(context).privacy.exportFile({ exportId });
    res.writeHead(200, {
      "Content-Type": "application/zip",
      "Content-Length": file.bytes,
      "Content-Disposition": `attachment; filename="guiju-${file.readyAt.slice(0, 10)}.zip"`,
      "Cache-Control": "private, no-store",
    });
    if (req.method === "HEAD") return void res.end();
    await pipeline(readExport(file.exportId as ExportId), res); // the query checked it
  } catch (error) {
    if (res.headersSent) return void res.destroy();
    await answerRefusal(req, res, refusalFrom(error, context.correlationId));
  }
}
