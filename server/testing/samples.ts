// One working call per procedure, which the walking tests repeat with one thing missing. Each domain has its own file; a procedure without a sample fails the walks.
import type { AppCaller } from "@/server/api/caller";
import type { RequestContext } from "@/server/core/request";
import type { LeakWorld } from "@/server/testing/leak-world";
import { accountsSamples } from "@/server/testing/samples/accounts";
import { circlesSamples } from "@/server/testing/samples/circles";
import { commentDeskSamples } from "@/server/testing/samples/comment-desk";
import { commentSamples } from "@/server/testing/samples/comments";
import { complianceSamples } from "@/server/testing/samples/compliance";
import { deskSamples } from "@/server/testing/samples/desk";
import { findingSamples } from "@/server/testing/samples/finding";
import { identitySamples } from "@/server/testing/samples/identity";
import { licencesSamples } from "@/server/testing/samples/licences";
import { listSamples } from "@/server/testing/samples/lists";
import { measureSamples } from "@/server/testing/samples/measures";
import { microblogSamples } from "@/server/testing/samples/microblog";
import { privacySamples } from "@/server/testing/samples/privacy";
import { publishingSamples } from "@/server/testing/samples/publishing";
import { socialSamples } from "@/server/testing/samples/social";
import { verificationSamples } from "@/server/testing/samples/verification";
import type { Person } from "@/server/testing/world";

/** A call that passes every gate when `actor` makes it. */
export interface CommandSample {
  actor: Person | null;
  input: unknown;
  /** Set where the caller is no person: a job, the seed. */
  over?: Partial<RequestContext>;
  /** For gates of the domain alone: the call that fails just that gate, by the gate's name. */
  failing?: Readonly<Record<string, { actor?: Person; input?: unknown }>>;
}

export type CommandSamples = Readonly<Record<string, () => Promise<CommandSample>>>;

/** Inputs under which a query is asked by every viewer; they name items that some viewers must not see. */
export type QuerySamples = Readonly<Record<string, (world: LeakWorld) => unknown[]>>;

export interface DomainSamples {
  commands: CommandSamples;
  queries: QuerySamples;
}

export const samples: DomainSamples = {
  commands: {
    ...microblogSamples.commands,
    ...publishingSamples.commands,
    ...accountsSamples.commands,
    ...circlesSamples.commands,
    ...licencesSamples.commands,
    ...commentSamples.commands,
    ...commentDeskSamples.commands,
    ...complianceSamples.commands,
    ...socialSamples.commands,
    ...listSamples.commands,
    ...measureSamples.commands,
    ...deskSamples.commands,
    ...findingSamples.commands,
    ...identitySamples.commands,
    ...verificationSamples.commands,
    ...privacySamples.commands,
  },
  queries: {
    ...microblogSamples.queries,
    ...publishingSamples.queries,
    ...accountsSamples.queries,
    ...circlesSamples.queries,
    ...licencesSamples.queries,
    ...commentSamples.queries,
    ...commentDeskSamples.queries,
    ...complianceSamples.queries,
    ...socialSamples.queries,
    ...listSamples.queries,
    ...measureSamples.queries,
    ...deskSamples.queries,
    ...findingSamples.queries,
    ...identitySamples.queries,
    ...verificationSamples.queries,
    ...privacySamples.queries,
  },
};

/** Calls a procedure by its path. */
export async function call(caller: AppCaller, path: string, input: unknown): Promise<unknown> {
  const procedure = path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller); // a caller mirrors the router
  return (procedure as (given: unknown) => Promise<unknown>)(input);
}
