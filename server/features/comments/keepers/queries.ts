// What is read of keepers.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/server/pipeline/query";
import type { KeeperRole } from "@/server/shared/sections";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { type InvitationView, type KeeperView, keeperInput } from "../contract/keepers";
import { keepersOfAccount, ownInvitations } from "../visibility/keepers";

interface Row {
  account: BriefRow | null;
  role: Exclude<KeeperRole, "owner">;
  isResponsible: boolean;
  invitedAt: Date;
  acceptedAt: Date | null;
}

/** The keepers of an account and those invited, for whoever keeps it; none for everybody else. */
export const keepers = query({
  access: "signed-in",
  obligations: ["MB-10.2-b"],
  input: keeperInput,
  async run({ input, scope }): Promise<{ keepers: KeeperView[] }> {
    const rows = await scope.rows<Row>(sql`
      select ${briefRow(sql`k.keeper_id`)} as account, k.role, k.is_responsible as "isResponsible", k.invited_at as "invitedAt", k.accepted_at as "acceptedAt"
      from ${keepersOfAccount(scope, input.ownerId)} k order by k.invited_at, k.keeper_id`);
    return {
      keepers: rows.flatMap(({ account, invitedAt, acceptedAt, ...row }) =>
        account
          ? [
              {
                ...row,
                account: briefOf(account),
                invitedAt: invitedAt.toISOString(),
                acceptedAt: acceptedAt?.toISOString() ?? null,
              },
            ]
          : [],
      ),
    };
  },
});

/** Invitations that wait for the viewer's answer. */
export const invitations = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<{ invitations: InvitationView[] }> {
    const rows = await scope.rows<{ owner: BriefRow | null; role: KeeperView["role"]; invitedAt: Date }>(sql`
      select ${briefRow(sql`k.owner_id`)} as owner, k.role, k.invited_at as "invitedAt" from ${ownInvitations(scope)} k order by k.invited_at desc`);
    return {
      invitations: rows.flatMap(({ owner, role, invitedAt }) =>
        owner ? [{ owner: briefOf(owner), role, invitedAt: invitedAt.toISOString() }] : [],
      ),
    };
  },
});
