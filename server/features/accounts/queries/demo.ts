// What only the demo shows: its cast, and the messages that its carrier delivered.
import { sql } from "drizzle-orm";
import { z } from "zod";
import {
  type DemoPerson,
  demoRoles,
  type SandboxMessageView,
  sandboxMessagesInput,
} from "@/server/features/accounts/contract";
import { phoneOf } from "@/server/features/accounts/phone-input";
import { accountsSetup } from "@/server/features/accounts/setup";
import {
  demoCast as demoCastRelation,
  sandboxMessages as sandboxMessagesRelation,
} from "@/server/features/accounts/visibility";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { StaffPost } from "@/server/shared/staff";
import { briefOf } from "@/server/trust/authors/brief";

/** How many of each standing the sign-in page offers. */
const mostOf = { resident: 3, other: 1 } as const;

interface CastRow {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
  state: string;
  post: StaffPost | null;
}

function requireDemo(): void {
  if (!accountsSetup().isDemo) throw notFound();
}

/** The people that the demo's sign-in page offers, the first of each standing. NOT_FOUND outside the demo. */
export const demoCast = query({
  access: "anyone",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<DemoPerson[]> {
    requireDemo();
    const rows = await scope.rows<CastRow>(sql`
      select c.id, c.handle, c.nickname, c.avatar_id as "avatarId", c.identity_state as state, c.post from ${demoCastRelation(scope)} c
      order by c.id limit 500`);
    const people = rows.map((row) => ({
      account: briefOf(row),
      role: row.post ?? (row.state === "passed" ? ("resident" as const) : ("newcomer" as const)),
    }));
    return demoRoles.flatMap((role) =>
      people.filter((person) => person.role === role).slice(0, role === "resident" ? mostOf.resident : mostOf.other),
    );
  },
});

/** The last messages that the sandbox carrier delivered to a number, newest first. NOT_FOUND outside the demo. */
export const sandboxMessages = query({
  access: "anyone",
  obligations: [],
  input: sandboxMessagesInput,
  async run({ input, scope }): Promise<SandboxMessageView[]> {
    requireDemo();
    const rows = await scope.rows<{ id: string; text: string; sentAt: Date }>(sql`
      select m.id, m.text, m.sent_at as "sentAt" from ${sandboxMessagesRelation} m where m.phone = ${phoneOf(input.phone)} order by m.id desc limit 5`);
    return rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() }));
  },
});
