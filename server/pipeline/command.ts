// The write path: parse, facts, gates, review, then one transaction that checks again, writes, and records.
import type { TRPCError } from "@trpc/server";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { account } from "@/db/schema/accounts";
import { principal } from "@/db/schema/trust/standing";
import { now as clockNow } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { appendEvents, type Beside } from "@/server/core/event-log";
import { readScope } from "@/server/core/read-scope";
import type { RequestContext, Session } from "@/server/core/request";
import { inWriteTx, type WriteTx } from "@/server/core/write-tx";
import { registerCard } from "@/server/pipeline/cards";
import type { Exempt } from "@/server/pipeline/exempt";
import { requireStorable } from "@/server/pipeline/storable";
import { asTrpcError, t } from "@/server/pipeline/trpc";
import { hasUserText, userTextsOf } from "@/server/pipeline/user-texts";
import type { Act } from "@/server/shared/acts";
import { AppError, notFound } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import type { ObligationId } from "@/server/shared/obligation-ids";
import type { ContentKind, SubjectName, SubjectRef } from "@/server/shared/subject";
import type { Reviewed } from "@/server/shared/user-text";
import { labelByRules } from "@/server/trust/measures/label-by-rule";
import { refusalOfOthersPage } from "@/server/trust/policy/drawn-for";
import { type AccountFacts, type Facts, loadFacts } from "@/server/trust/policy/facts";
import type { Gate } from "@/server/trust/policy/gates";
import { type ProfileName, profiles } from "@/server/trust/policy/profiles";
import { isCounted } from "@/server/trust/quotas/limits";
import { countAddress, quotaRefusal, quotaReserved } from "@/server/trust/quotas/reserve";
import {
  type Also,
  blockedBy,
  contentReviewed,
  type ReviewOutcome,
  recordBlocked,
  reviewRecord,
  reviewTexts,
} from "@/server/trust/review/review";
import { type Target, targetModule } from "@/server/trust/subjects";
import { firstState } from "@/server/trust/visibility/state";

/** Who acts, as `run` sees them. */
export interface Actor {
  /** The account; commands of a profile that needs a sign-in read it through `account()`. */
  readonly facts: AccountFacts | null;
  readonly id: AccountId | null;
  readonly principalId: PrincipalId | null;
  readonly request: RequestContext;
}

/** What `run` is handed. `review` is null where the command is exempt from review. */
export interface Run<Input> {
  input: Input;
  actor: Actor;
  /** What the command is on; the zero target where it is exempt. */
  target: Target;
  facts: Facts;
  review: ReviewOutcome | null;
  tx: WriteTx;
  now: Date;
}

type Events = readonly [NewEvent, ...NewEvent[]];

/** What `run` answers: a result with its events; or a refusal that is itself worth recording (a wrong code spends a try), committed before it is thrown. `beside` are changes written in one statement with the events. */
export type Ran<Result> =
  | {
      result: Result;
      subject?: SubjectRef<ContentKind>;
      events: Events;
      beside?: readonly Beside[];
      /** Set by commands that sign somebody in: the records name this account as the actor. */
      signsIn?: Session;
    }
  | { refusal: AppError; events: Events; beside?: readonly Beside[] };

/** How the user texts of a command are reviewed. */
export interface ReviewAs<Input> {
  as: ContentKind;
  /** What is not in the input but comes with it, such as the words inside images. */
  also?: (input: Input, facts: Facts) => Promise<Also>;
}

export interface CommandSpec<
  Schema extends z.ZodType,
  Result,
  Review extends ReviewAs<z.output<Schema>> | Exempt,
  Prepared = undefined,
> {
  /** Named gate list. */
  profile: ProfileName;
  /** What is done, in the words of quotas, limited functions and logs. */
  act: Act;
  /** What is acted on; must be visible to the actor, else NOT_FOUND. */
  on: ((input: z.output<Schema>, request: RequestContext) => SubjectName) | Exempt;
  /** What this domain adds to the profile. */
  gates: readonly Gate<z.output<Schema>>[];
  obligations: readonly ObligationId[];
  review: Review;
  input: Schema;
  /** Asks services of others, once the gates have passed and before the transaction opens; `run` is handed the answer. */
  prepare?(input: z.output<Schema>, facts: Facts): Promise<Prepared>;
  run(
    context: Run<Review extends Exempt ? z.output<Schema> : Reviewed<z.output<Schema>>> & { prepared: Prepared },
  ): Promise<Ran<Result>>;
}

/** What the matrix and the walking tests know of a command. */
export interface CommandCard {
  type: "command";
  profile: ProfileName;
  act: Act;
  on: "target" | string;
  gates: readonly Gate[];
  obligations: readonly ObligationId[];
  review: ContentKind | string;
  input: z.ZodType;
}

const nothing: Target = {
  ref: {
    kind: "installation",
    id: "00000000-0000-0000-0000-000000000000",
    rootId: "00000000-0000-0000-0000-000000000000",
  },
  ownerId: null,
  ownerPrincipalId: null,
  details: {},
};

/**
 * Makes the one kind of procedure that writes. Guarantees, in this order: the input is parsed; a page drawn for another account is refused; the actor's facts are read from the database; the first
 * gate that fails refuses; user text is reviewed and providers are asked outside any transaction (block refuses and is recorded, hold continues); then, in one transaction, the
 * principal is locked, facts and gates are checked again, what is over quota is refused, `run` writes; what was held is hidden, and what rules label is labelled, here and not by the feature; events, outbox rows,
 * network log, reserved quota and review decision are written in one statement and commit with it. Nothing else in the project opens a writing transaction on a person's behalf.
 */
export function command<
  Schema extends z.ZodType,
  Result,
  Review extends ReviewAs<z.output<Schema>> | Exempt,
  Prepared = undefined,
>(spec: CommandSpec<Schema, Result, Review, Prepared>) {
  const gates: readonly Gate<z.output<Schema>>[] = [...profiles[spec.profile], ...spec.gates];
  if (!("exempt" in spec.review)) hasUserText(spec.input); // throws for a shape in which a text could hide from review
  const card: CommandCard = registerCard({
    type: "command",
    profile: spec.profile,
    act: spec.act,
    on: typeof spec.on === "function" ? "target" : spec.on.exempt,
    gates: gates as readonly Gate[], // a card only lists them
    obligations: spec.obligations,
    review: "exempt" in spec.review ? spec.review.exempt : spec.review.as,
    input: spec.input,
  });
  return t.procedure
    .meta({ card })
    .input(spec.input)
    .mutation(async ({ input, ctx }): Promise<Result> => {
      try {
        return await execute(spec, gates, input as z.output<Schema>, ctx); // tRPC widens a generic schema's output
      } catch (error) {
        throw error instanceof AppError ? asTrpcError(error) : (error as TRPCError); // anything else becomes INTERNAL in the formatter
      }
    });
}

async function execute<Schema extends z.ZodType, Result, Review extends ReviewAs<z.output<Schema>> | Exempt, Prepared>(
  spec: CommandSpec<Schema, Result, Review, Prepared>,
  gates: readonly Gate<z.output<Schema>>[],
  input: z.output<Schema>,
  request: RequestContext,
): Promise<Result> {
  // Who enters takes the place of whoever is signed in.
  const othersPage = spec.profile === "enter" ? null : refusalOfOthersPage(request);
  if (othersPage) throw othersPage;
  requireStorable(input);
  const startedAt = clockNow();
  // Entering is counted even with a session, or one account would lift the limit on trying others.
  if (!request.system && (!request.session || spec.profile === "enter"))
    await countAddress(spec.act, request.address, startedAt);
  const viewerId = request.session?.accountId ?? null;
  const name = typeof spec.on === "function" ? spec.on(input, request) : null;

  let review: ReviewOutcome | null = null;
  let prepared = undefined as Prepared; // what Prepared is without `prepare`
  // Without review and providers nothing takes time before the transaction, which looks for itself.
  if (!("exempt" in spec.review) || spec.prepare) {
    const before = readScope(viewerId, startedAt);
    const facts = await loadFacts(reader, request, spec.act, await findTarget(name, before), startedAt);
    pass(gates, facts, input);
    if (!("exempt" in spec.review)) review = await judge(spec.review, spec, input, facts);
    if (spec.prepare) prepared = await spec.prepare(input, facts);
  }

  const ran = await inWriteTx(async (tx) => {
    // Who enters writes nothing of the account that happens to be signed in.
    if (viewerId && spec.profile !== "enter") await lockPrincipalOf(tx, viewerId);
    const target = await findTarget(name, readScope(viewerId, tx.now, tx));
    const again = await loadFacts(tx, request, spec.act, target, tx.now);
    pass(gates, again, input);
    const counted = isCounted(spec.profile) ? again.account : null;
    const overQuota = counted && quotaRefusal(counted, spec.act, tx.now);
    if (overQuota) throw overQuota;
    const outcome = await spec.run({
      input: input as Parameters<typeof spec.run>[0]["input"], // reviewed above: this is where UserText becomes ReviewedText
      actor: { facts: again.account, id: viewerId, principalId: again.account?.principalId ?? null, request },
      target: target ?? nothing,
      facts: again,
      review,
      prepared,
      tx,
      now: tx.now,
    });
    const events: NewEvent[] = [...outcome.events];
    const beside: (Beside | null)[] = [...(outcome.beside ?? []), counted && quotaReserved(counted, spec.act, tx.now)];
    if ("result" in outcome && review && outcome.subject) {
      const { subject, signsIn } = outcome;
      const held = review.outcome === "hold";
      const states = await firstState(tx, subject, held ? "hold" : "pass");
      const accountId = viewerId ?? signsIn?.accountId ?? null;
      beside.push({ change: reviewRecord({ ...subject, accountId }, review, tx.now) }, ...states);
      if (held) events.push(contentReviewed(subject, { outcome: "hold", because: review.because }));
    }
    const signedIn = "result" in outcome ? outcome.signsIn : undefined;
    const by = signedIn ? { ...request, session: signedIn } : request;
    await appendEvents(
      tx,
      by,
      spec.act,
      events,
      beside.filter((change) => change !== null),
    );
    if ("result" in outcome && review?.outcome === "pass" && outcome.subject)
      await labelPassed(tx, outcome.subject, review, again.account, request);
    return outcome;
  });
  if ("refusal" in ran) throw ran.refusal;
  return ran.result;
}

/** What rules say of a text that passed is said of the content with it. */
async function labelPassed(
  tx: WriteTx,
  subject: SubjectRef<ContentKind>,
  { judgement }: ReviewOutcome,
  author: AccountFacts | null,
  request: RequestContext,
): Promise<void> {
  if (!author) return;
  const { accountId: authorId, principalId } = author;
  await labelByRules(tx, { subject, authorId, principalId, judgement, request });
}

/** Writes of one principal take turns, whichever of their accounts they come from. */
async function lockPrincipalOf(tx: WriteTx, accountId: AccountId): Promise<void> {
  await tx.rows(sql`
    select 1 from ${principal} where id = (select a.principal_id from ${account} a where a.id = ${accountId}::uuid) for no key update`);
}

async function findTarget(name: SubjectName | null, scope: ReturnType<typeof readScope>): Promise<Target | null> {
  if (!name) return null;
  const target = await targetModule(name.kind).find(scope, name.id);
  if (!target) throw notFound();
  return target;
}

function pass<Input>(gates: readonly Gate<Input>[], facts: Facts, input: Input): void {
  for (const gate of gates) {
    const refusal = gate.check(facts, input);
    if (refusal) throw refusal;
  }
}

async function judge<Schema extends z.ZodType>(
  how: ReviewAs<z.output<Schema>>,
  spec: { act: Act; input: Schema },
  input: z.output<Schema>,
  facts: Facts,
): Promise<ReviewOutcome> {
  const also: Also = how.also ? await how.also(input, facts) : { texts: [], doubt: null };
  const texts = [...userTextsOf(spec.input, input), ...also.texts];
  const { doubt, isAdvert, isReprint, waits } = also;
  const outcome = await reviewTexts({ kind: how.as, texts, doubt, isAdvert, isReprint, waits, facts });
  if (outcome.outcome === "block") {
    await recordBlocked(facts, spec.act, how.as, outcome);
    throw blockedBy(outcome, isReprint);
  }
  return outcome;
}
