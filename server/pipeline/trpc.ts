// The only place that opens tRPC. Procedures are made by command() and query() and by nothing else.
import { initTRPC, TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { log } from "@/server/core/log";
import type { RequestContext } from "@/server/core/request";
import type { CommandCard } from "@/server/pipeline/command";
import type { QueryCard } from "@/server/pipeline/query";
import { AppError, type ErrorKind, type Refusal } from "@/server/shared/errors";
import { inputProblems } from "@/server/shared/input-problems";

/** What the control tests and the matrix read of a procedure. */
export interface Meta {
  card?: CommandCard | QueryCard;
}

const codes: Record<ErrorKind, TRPC_ERROR_CODE_KEY> = {
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  REJECTED: "UNPROCESSABLE_CONTENT",
  INVALID: "BAD_REQUEST",
  CONFLICT: "CONFLICT",
  NOT_FOUND: "NOT_FOUND",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

/** What a person may know of an error: a refusal's own words, input problems by field, and of anything else a correlation id. */
export function refusalFrom(error: unknown, correlationId: string): Refusal {
  const cause = error instanceof TRPCError && error.cause ? error.cause : error;
  if (cause instanceof AppError) return cause.refusal;
  if (cause instanceof ZodError) {
    return { kind: "INVALID", reason: "INPUT_INVALID", params: { fields: inputProblems(cause) } };
  }
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") {
    return { kind: "INVALID", reason: "INPUT_INVALID", params: { fields: [] } };
  }
  log.error({ err: cause, correlationId }, "unexpected error");
  return { kind: "UNAVAILABLE", reason: "INTERNAL", params: { correlationId } };
}

export const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const refusal = refusalFrom(error, ctx?.correlationId ?? "none");
      return {
        ...shape,
        message: `${refusal.kind}/${refusal.reason}`,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, refusal },
      };
    },
  });

export const router = t.router;

/** Wraps a refusal so that the transport answers with its status. */
export function asTrpcError(error: AppError): TRPCError {
  return new TRPCError({ code: codes[error.kind], message: error.message, cause: error });
}
