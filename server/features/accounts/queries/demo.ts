// What only the demo shows: its cast, and the messages that its carrier delivered.
import { sql } from "drizzle-orm";
import { z } from "zod";
import {
  type DemoPerson,
  type DemoRole,
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
import type { MarkBrief } from "@/server/shared/marks";
import type { StaffPost } from "@/server/shared/staff";
import { briefOf } from "@/server/trust/authors/brief";
import { markRow } from "@/server/trust/standing/marks";

/** How many of each standing the sign-in page offers, where it is not one: an identity is opened by two privacy officers together. */
const mostOf: Readonly<Partial<Record<DemoRole, number>>> = { resident: 3, privacy: 2 };

interface CastRow {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
  mark: MarkBrief | null;
  state: string;
  isSuspended: boolean;
  post: StaffPost | null;
}

function requireDemo(): void {
  if (!accountsSetup().isDemo) throw notFound();
}

/** The people that the demo's sign-in page offers, the first of each standing. The newcomer is who came last, verified since or not. NOT_FOUND outside the demo. */
export const demoCast = query({
  access: "anyone",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<DemoPerson[]> {
    requireDemo();
    const rows = await scope.rows<CastRow>(sql`
      select c.id, c.handle, c.nickname, c.avatar_id as "avatarId", ${markRow(sql`c.id`, scope.now)} as mark,
        c.identity_state as state, c.is_suspended as "isSuspended", c.post from ${demoCastRelation(scope)} c
      order by c.id limit 500`);
    const last = rows.findLast(({ post }) => post === null);
    const people = rows.map(
      (row): DemoPerson => ({
        account: briefOf(row),
        role: row.post ?? (row.isSuspended ? "suspended" : row === last ? "newcomer" : "resident"),
        isVerified: row.state === "passed",
      }),
    );
    return demoRoles.flatMap((role) => people.filter((person) => person.role === role).slice(0, mostOf[role] ?? 1));
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
