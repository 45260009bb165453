// What a signed-in person reads of themselves.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { maskPhone } from "@/server/core/sealed/mask";
import { openValue } from "@/server/core/sealed/vault";
import type { MeView, OwnProfileView, SecurityView, SessionView } from "@/server/features/accounts/contract";
import { own, ownCorrections } from "@/server/features/accounts/visibility";
import { query } from "@/server/pipeline/query";
import type { Region } from "@/server/shared/content";
import type { DocumentKey } from "@/server/shared/documents";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { MarkBrief } from "@/server/shared/marks";
import type { ProfileField } from "@/server/shared/names";
import type { SealedText } from "@/server/shared/sealed-text";
import { briefOf, briefsOf } from "@/server/trust/authors/brief";
import { standingFor } from "@/server/trust/policy/facts";
import { identityVerified } from "@/server/trust/policy/gates";
import { markRow } from "@/server/trust/standing/marks";
import { responsibleDueOf } from "@/server/trust/standing/responsible";

const nothing = z.object({});

/** Who the viewer is, what publishing still waits for, and the posts held: the same facts and gates that commands go by. */
export const me = query({
  access: "signed-in",
  obligations: [],
  input: nothing,
  async run({ scope, viewerId, request }): Promise<MeView> {
    const [facts, briefs] = await Promise.all([standingFor(request, "post", scope.now), briefsOf(scope, [viewerId])]);
    const brief = briefs.get(viewerId);
    if (!brief || !facts.account) throw notFound();
    const refusal = identityVerified.check(facts, undefined);
    return {
      account: brief,
      missing: {
        identity: refusal instanceof AppError && "state" in refusal.params ? refusal.params.state : null,
        documents: facts.account.documentsToAccept as DocumentKey[], // every document's key is one
      },
      posts: facts.account.posts.map(({ post }) => post),
      secondFactorGiven: request.session?.secondFactorAt != null,
      responsibleDue: responsibleDueOf(facts.account.responsibleMissingSince, scope.now),
    };
  },
});

interface OwnRow {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
  mark: MarkBrief | null;
  bio: string | null;
  phoneSealed: SealedText | null;
  state: string;
  method: string | null;
  verifiedAt: Date | null;
  recheckAt: Date | null;
  pendingNickname: string | null;
  pendingBio: string | null;
  pendingAvatarId: string | null;
  corrections: { field: ProfileField; by: string; measureId: string }[];
}

/** What the viewer's account says of itself, its phone masked, how and when its identity was verified, and what waits for review. */
export const ownProfile = query({
  access: "signed-in",
  obligations: [],
  input: nothing,
  async run({ scope, viewerId }): Promise<OwnProfileView> {
    const pending = own.pendingRevisions(viewerId);
    const [row] = await scope.rows<OwnRow>(sql`
      select a.id, a.handle, a.nickname, a.avatar_id as "avatarId", ${markRow(sql`a.id`, scope.now)} as mark, a.bio, a.phone_sealed as "phoneSealed", a.identity_state as state,
        a.identity_method as method, a.verified_at as "verifiedAt", a.recheck_at as "recheckAt",
        (select r.nickname from ${pending} r where r.nickname is not null limit 1) as "pendingNickname",
        (select r.bio from ${pending} r where r.bio is not null limit 1) as "pendingBio",
        (select r.avatar_id from ${pending} r where r.avatar_id is not null limit 1) as "pendingAvatarId",
        (select coalesce(json_agg(json_build_object('field', c.field, 'by', c.by, 'measureId', c.id)), '[]')
         from ${ownCorrections(viewerId, scope.now)} c) as corrections
      from ${own.account(viewerId)} a`);
    if (!row) throw notFound();
    return {
      account: briefOf(row),
      bio: row.bio ?? "",
      phone: row.phoneSealed ? maskPhone(openValue(row.phoneSealed, `account:phone:${row.id}`)) : null,
      identity: {
        state: row.state,
        method: row.method,
        verifiedAt: row.verifiedAt?.toISOString() ?? null,
        recheckAt: row.recheckAt?.toISOString() ?? null,
      },
      pending: {
        nickname: row.pendingNickname,
        bio: row.pendingBio,
        avatarUrl: row.pendingAvatarId && `/media/${row.pendingAvatarId}?size=small`,
      },
      corrections: row.corrections,
    };
  },
});

interface SessionRow {
  id: string;
  device: string;
  region: Region | null;
  createdAt: Date;
  seenAt: Date;
}

/** The viewer's open sessions, the latest seen first. */
export const sessions = query({
  access: "signed-in",
  obligations: [],
  input: nothing,
  async run({ scope, viewerId, request }): Promise<SessionView[]> {
    const rows = await scope.rows<SessionRow>(sql`
      select s.id, s.device, s.region, s.created_at as "createdAt", s.seen_at as "seenAt" from ${own.sessions(viewerId)} s
      where s.expires_at > ${scope.now}::timestamptz order by s.seen_at desc, s.id desc limit 100`);
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      seenAt: row.seenAt.toISOString(),
      isThis: row.id === request.session?.id,
    }));
  },
});

interface SecurityRow {
  isRequired: boolean;
  hasTotp: boolean;
  recoveryCodesLeft: number;
  passkeys: { id: string; device: string; createdAt: string; usedAt: string | null }[];
}

/** The viewer's second factors; never their secrets. */
export const security = query({
  access: "signed-in",
  obligations: [],
  input: nothing,
  async run({ scope, viewerId, request }): Promise<SecurityView> {
    const [row] = await scope.rows<SecurityRow>(sql`
      select ${own.holdsPost(viewerId)} as "isRequired", ${own.hasTotp(viewerId)} as "hasTotp", ${own.recoveryCodesLeft(viewerId)} as "recoveryCodesLeft",
        (select coalesce(json_agg(json_build_object('id', p.id, 'device', p.label, 'createdAt', p.created_at, 'usedAt', p.used_at) order by p.created_at), '[]')
         from ${own.passkeys(viewerId)} p) as passkeys`);
    if (!row) throw notFound();
    return { ...row, isGivenHere: request.session?.secondFactorAt != null };
  },
});
