// Registrations that hang together, for the desk.
import { sql } from "drizzle-orm";
import { type ClusterMember, clusterInput } from "@/server/features/accounts/contract";
import { query } from "@/server/pipeline/query";
import type { AccountId } from "@/server/shared/ids";
import { briefOf } from "@/server/trust/authors/brief";
import { registeredTogether } from "@/server/trust/standing/registrations";

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
      select r.id, r.handle, r.nickname, r.avatar_id as "avatarId", r.registered_at as "registeredAt",
        r.same_device as "sameDevice", r.same_network as "sameNetwork", r.same_phone as "samePhone"
      from ${registeredTogether(input.accountId)} r order by r.registered_at, r.id limit 200`);
    return rows.map((row) => ({
      account: briefOf(row),
      registeredAt: row.registeredAt.toISOString(),
      sameDevice: row.sameDevice,
      sameNetwork: row.sameNetwork,
      samePhone: row.samePhone,
    }));
  },
});
