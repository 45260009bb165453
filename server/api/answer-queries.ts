// Answers reads straight on node:http. tRPC's own adapter puts a fetch request, a response and abort signals around every call, which costs more than many a read; it keeps
// everything that is not a plain read, and everything odd.
import type { IncomingMessage, ServerResponse } from "node:http";
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from "@trpc/server";
import { getHTTPStatusCode } from "@trpc/server/http";
import { retryAfter } from "@/server/api/refuse";
import { appRouter } from "@/server/api/root";
import type { RequestContext } from "@/server/core/request";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { AppError } from "@/server/shared/errors";

export const apiPath = "/api/trpc/";
/** As many as the pages' own client puts into one request; each call of a batch is gated and counted by itself. */
export const mostCallsAtOnce = 10;

interface Asked {
  calls: { path: string; input: unknown }[];
  isBatch: boolean;
}

/** Answers a GET of one query or of a batch of them with the status and the JSON that tRPC's adapter gives. False where the request is none of that: then nothing was answered. */
export async function answerQueries(
  req: IncomingMessage,
  res: ServerResponse,
  contextOf: () => Promise<RequestContext>,
): Promise<boolean> {
  const asked = queriesOf(req);
  if (!asked) return false;
  const context = await contextOf().catch(getTRPCErrorFromUnknown);
  const ctx = context instanceof TRPCError ? undefined : context;
  const errors: TRPCError[] = [];
  const ask = async ({ path, input }: Asked["calls"][number], batchIndex: number) => {
    try {
      if (!ctx) throw context;
      const call = { router: appRouter, path, ctx, type: "query" as const, signal: undefined, batchIndex };
      return { result: { data: await callTRPCProcedure({ ...call, getRawInput: async () => input }) } };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      errors.push(error);
      const config = appRouter._def._config;
      return { error: getTRPCErrorShape({ config, ctx, error, input, path, type: "query" }) };
    }
  };
  const answers = await Promise.all(asked.calls.map(ask));
  const seconds = secondsToWait(errors);
  if (seconds !== null) res.setHeader("Retry-After", seconds);
  res.writeHead(getHTTPStatusCode(answers), {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    Vary: "trpc-accept, accept",
  });
  res.end(JSON.stringify(asked.isBatch ? answers : answers[0]));
  return true;
}

/** Seconds after which one of the refused calls makes sense again; null where none says so. */
export function secondsToWait(errors: readonly { cause?: unknown }[]): number | null {
  const waits = errors.map(({ cause }) => (cause instanceof AppError ? retryAfter(cause.refusal) : null));
  return waits.find((seconds) => seconds !== null) ?? null;
}

const queries = new Set(
  proceduresOf(appRouter)
    .filter(({ type }) => type === "query")
    .map(({ path }) => path),
);

/** What a request asks, where all of it are known queries with input that can be read; otherwise null. */
function queriesOf(req: IncomingMessage): Asked | null {
  if (req.method !== "GET" || req.headers["trpc-accept"] !== undefined) return null;
  const [path = "", search = ""] = (req.url ?? "").slice(apiPath.length).split("?", 2);
  const parameters = new URLSearchParams(search);
  const isBatch = parameters.get("batch") === "1";
  const paths = isBatch ? path.split(",") : [path];
  if (paths.length > mostCallsAtOnce || !paths.every((each) => queries.has(each))) return null;
  try {
    const given: unknown = JSON.parse(parameters.get("input") ?? "{}");
    if (!isBatch) return { calls: [{ path, input: parameters.has("input") ? given : undefined }], isBatch };
    if (typeof given !== "object" || given === null || Array.isArray(given)) return null;
    const inputs = new Map<string, unknown>(Object.entries(given));
    return { calls: paths.map((each, at) => ({ path: each, input: inputs.get(String(at)) })), isBatch };
  } catch {
    return null;
  }
}
