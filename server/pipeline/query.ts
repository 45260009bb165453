// The read path: a query is handed a read scope bound to its viewer, and nothing that writes.
import type { z } from "zod";
import { now } from "@/server/core/clock";
import { type ReadScope, readScope } from "@/server/core/read-scope";
import type { RequestContext } from "@/server/core/request";
import { registerCard } from "@/server/pipeline/cards";
import { requireStorable } from "@/server/pipeline/storable";
import { asTrpcError, t } from "@/server/pipeline/trpc";
import { AppError } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { ObligationId } from "@/server/shared/obligation-ids";
import type { StaffPost } from "@/server/shared/staff";
import { refusalOfOthersPage } from "@/server/trust/policy/drawn-for";
import { standingFor } from "@/server/trust/policy/facts";
import { accountOpen, holdsPost, secondFactorGiven, signedIn } from "@/server/trust/policy/gates";
import { countVisitor, type VisitorLimit } from "@/server/trust/quotas/visitors";

/** Who may ask: anyone; whoever is signed in, also while measured; or staff who hold one of the posts, with a second factor given. */
export type Access = "anyone" | "signed-in" | { staff: readonly [StaffPost, ...StaffPost[]] };

export interface QueryRun<Input, Viewer> {
  input: Input;
  scope: ReadScope;
  viewerId: Viewer;
  request: RequestContext;
}

export interface QuerySpec<A extends Access, Schema extends z.ZodType, View> {
  access: A;
  obligations: readonly ObligationId[];
  /** Set where a question costs more than a page: how often a network may ask it without signing in. */
  visitors?: VisitorLimit;
  input: Schema;
  run(context: QueryRun<z.output<Schema>, A extends "anyone" ? AccountId | null : AccountId>): Promise<View>;
}

/** What the matrix and the walking tests know of a query. */
export interface QueryCard {
  type: "query";
  access: Access;
  obligations: readonly ObligationId[];
  visitors: VisitorLimit | null;
  input: z.ZodType;
}

/**
 * Makes the one kind of procedure that reads: read-only by the database's own word, bound to one viewer. Staff access is checked against the
 * posts held now, not against the session. A page drawn for another account is told nothing, so that nobody's own things stand on it beside somebody else's.
 */
export function query<const A extends Access, Schema extends z.ZodType, View>(spec: QuerySpec<A, Schema, View>) {
  const card: QueryCard = registerCard({
    type: "query",
    access: spec.access,
    obligations: spec.obligations,
    visitors: spec.visitors ?? null,
    input: spec.input,
  });
  return t.procedure
    .meta({ card })
    .input(spec.input)
    .query(async ({ input, ctx }): Promise<View> => {
      try {
        const othersPage = refusalOfOthersPage(ctx);
        if (othersPage) throw othersPage;
        requireStorable(input);
        const at = now();
        await admit(spec.access, ctx, at);
        if (spec.visitors && !ctx.session && !ctx.system) countVisitor(spec.visitors, ctx.address, at);
        const viewerId = ctx.session?.accountId ?? null;
        return await spec.run({
          input: input as z.output<Schema>, // tRPC widens a generic schema's output
          scope: readScope(viewerId, at),
          viewerId: viewerId as A extends "anyone" ? AccountId | null : AccountId, // `admit` refused null where access asks for a sign-in
          request: ctx,
        });
      } catch (error) {
        throw error instanceof AppError ? asTrpcError(error) : error;
      }
    });
}

async function admit(access: Access, request: RequestContext, at: Date): Promise<void> {
  if (access === "anyone") return;
  if (!request.session) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  if (access === "signed-in") return;
  const facts = await standingFor(request, "post", at); // the act that pages ask about most; access does not depend on it
  for (const gate of [signedIn, accountOpen, holdsPost(...access.staff), secondFactorGiven]) {
    const refusal = gate.check(facts, undefined);
    if (refusal) throw refusal;
  }
}
