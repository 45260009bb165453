// Accounts that hang together, for the desk.
import { sql } from "drizzle-orm";
import { type ClusterMember, clusterInput } from "@/server/features/accounts/contract";
import { query } from "@/server/pipeline/query";
import type { AccountId } from "@/server/shared/ids";
import type { MarkBrief } from "@/server/shared/marks";
import { briefOf } from "@/server/trust/authors/brief";
import { clusteredWith } from "@/server/trust/standing/clusters";
import { markRow } from "@/server/trust/standing/marks";

interface MemberRow extends Omit<ClusterMember, "account" | "registeredAt"> {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
  mark: MarkBrief | null;
  registeredAt: Date;
}

/** The accounts registered within a day of this one from its device, network or phone, and those that used its document; oldest first, itself included. */
export const registrationCluster = query({
  access: { staff: ["reviewer", "officer"] },
  obligations: ["PUB-10.3-a"],
  input: clusterInput,
  async run({ input, scope }): Promise<ClusterMember[]> {
    const rows = await scope.rows<MemberRow>(sql`
      select r.id, r.handle, r.nickname, r.avatar_id as "avatarId", ${markRow(sql`r.id`, scope.now)} as mark, r.registered_at as "registeredAt",
        r.identity_state as "identityState", r.credit_level as "creditLevel", r.posts, r.measures,
        r.same_device as "sameDevice", r.same_network as "sameNetwork", r.same_phone as "samePhone", r.same_document as "sameDocument"
      from ${clusteredWith(input.accountId, scope.now)} r order by r.registered_at, r.id limit 200`);
    return rows.map(({ id, handle, nickname, avatarId, mark, registeredAt, ...shared }) => ({
      ...shared,
      account: briefOf({ id, handle, nickname, avatarId, mark }),
      registeredAt: registeredAt.toISOString(),
    }));
  },
});
