import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { subjectRef } from "@/server/shared/subject";
import { openAccountsAfter, regrade as regradeAccounts } from "@/server/trust/standing/tiers";
import { regradeInput, tiersComputed } from "./contract";

const accountsAtOnce = 200;
const everybody = subjectRef("installation", "00000000-0000-0000-0000-000000000000");

/** Computes class and level of the next open accounts; `next` is where the following call goes on, null at the end. May run twice. */
export const regrade = command({
  profile: "system",
  act: "supervise",
  on: exempt("every account in its turn"),
  gates: [],
  obligations: ["MB-09.1-a"],
  review: exempt("no user text"),
  input: regradeInput,
  async run({ input, tx }) {
    const { accounts, last, events } = await regradeAccounts(tx, openAccountsAfter(input.after, accountsAtOnce));
    return {
      result: { next: accounts === accountsAtOnce ? last : null, changed: events.length },
      events: [tiersComputed(everybody, { accounts, changed: events.length }), ...events],
    };
  },
});
