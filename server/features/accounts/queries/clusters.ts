// Registrations that hang together, for the desk.
import { sql } from "drizzle-orm";
import { type ClusterMember, clusterInput } from "@/server/features/accounts/contract";
import { dayMs } from "@/server/features/accounts/registration";
import { registrations } from "@/server/features/accounts/visibility";
import { query } from "@/server/pipeline/query";
import type { AccountId } from "@/server/shared/ids";
import { briefOf } from "@/server/trust/authors/brief";

interface MemberRow {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
  registeredAt: Date;
  sameDevice: boolean;
  sameNetwork: boolean;
  samePhone: boolean;
}

/** The accounts registered within a day of this one from its device, network or phone, oldest first, itself included. */
export const registrationCluster = query({
  access: { staff: ["reviewer", "officer"] },
  obligations: ["PUB-10.3-a"],
  input: clusterInput,
  async run({ input, scope }): Promise<ClusterMember[]> {
    const rows = await scope.rows<MemberRow>(sql`
      select r.account_id as id, r.handle, r.nickname, r.avatar_id as "avatarId", r.at as "registeredAt",
        coalesce(r.device_index = o.device_index, false) as "sameDevice", r.network_index = o.network_index as "sameNetwork",
        r.phone_index = o.phone_index as "samePhone"
      from ${registrations} o join ${registrations} r
        on (r.device_index = o.device_index or r.network_index = o.network_index or r.phone_index = o.phone_index)
        and r.at between o.at - make_interval(secs => ${dayMs / 1_000}::int) and o.at + make_interval(secs => ${dayMs / 1_000}::int)
      where o.account_id = ${input.accountId}::uuid order by r.at, r.account_id limit 200`);
    return rows.map((row) => ({
      account: briefOf(row),
      registeredAt: row.registeredAt.toISOString(),
      sameDevice: row.sameDevice,
      sameNetwork: row.sameNetwork,
      samePhone: row.samePhone,
    }));
  },
});
