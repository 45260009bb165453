// One's own copies, and the way to their file.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { AppError, notFound } from "@/server/shared/errors";
import { standingFor } from "@/server/trust/policy/facts";
import { recentlyConfirmed } from "@/server/trust/policy/gates";
import { type ExportView, nothingInput, oneExportInput } from "../contract";
import { ownExports } from "../visibility/exports";

const mostShown = 5;

interface ExportRow extends Omit<ExportView, "bytes" | "requestedAt" | "readyAt" | "expiresAt"> {
  bytes: string | null;
  requestedAt: Date;
  readyAt: Date | null;
  expiresAt: Date | null;
}

/** The latest copies that one asked for, newest first, and whether one may ask for another without confirming first who one is. */
export const exports = query({
  access: "signed-in",
  obligations: ["MB-07.2-a"],
  input: nothingInput,
  async run({ scope, viewerId, request }): Promise<{ exports: ExportView[]; isConfirmed: boolean }> {
    const [rows, facts] = await Promise.all([
      scope.rows<ExportRow>(sql`
        select x.id, x.state, x.done, x.total, x.bytes, x.sha256, x.requested_at as "requestedAt", x.ready_at as "readyAt", x.expires_at as "expiresAt"
        from ${ownExports(viewerId)} x order by x.id desc ${atMost(mostShown)}`),
      standingFor(request, "export", scope.now),
    ]);
    return {
      exports: rows.map((row) => ({
        ...row,
        bytes: row.bytes === null ? null : Number(row.bytes),
        requestedAt: row.requestedAt.toISOString(),
        readyAt: row.readyAt?.toISOString() ?? null,
        expiresAt: row.expiresAt?.toISOString() ?? null,
      })),
      isConfirmed: recentlyConfirmed.check(facts, undefined) === null,
    };
  },
});

/**
 * That this copy is one's own and its file is there: what stands between a request and the file. NOT_FOUND for anybody else's, one that is not ready and one that expired;
 * FORBIDDEN/CONFIRMATION_REQUIRED as when asking for it.
 */
export const exportFile = query({
  access: "signed-in",
  obligations: ["MB-07.2-a"],
  input: oneExportInput,
  async run({ input, scope, viewerId, request }): Promise<{ exportId: string; bytes: number; readyAt: string }> {
    const [row] = await scope.rows<{ bytes: string; readyAt: Date }>(sql`
      select x.bytes, x.ready_at as "readyAt" from ${ownExports(viewerId)} x
      where x.id = ${input.exportId}::uuid and x.state = 'ready' and x.expires_at > ${scope.now}::timestamptz`);
    if (!row) throw notFound();
    const refusal = recentlyConfirmed.check(await standingFor(request, "export", scope.now), undefined);
    if (refusal instanceof AppError) throw refusal;
    return { exportId: input.exportId, bytes: Number(row.bytes), readyAt: row.readyAt.toISOString() };
  },
});
