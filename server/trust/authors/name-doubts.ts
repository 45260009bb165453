// Why a person looks at a name, a bio or a portrait before readers see it, whatever the rules about texts say.
import { sql } from "drizzle-orm";
import { type Rows, reader } from "@/server/core/database";
import type { AccountId } from "@/server/shared/ids";
import type { MarkBrief } from "@/server/shared/marks";
import { accountNames } from "@/server/trust/authors/brief";
import { nearestClosedName } from "@/server/trust/authors/closed-names";
import { likeness, nearFrom } from "@/server/trust/authors/likeness";
import { unprovenIn } from "@/server/trust/authors/occupations";
import { officialIn } from "@/server/trust/authors/official-names";
import type { Also } from "@/server/trust/review/review";
import { markRow, marksInForce } from "@/server/trust/standing/marks";

const mostMarks = 5_000;

/**
 * Why this nickname waits for a person: it comes near the name of a closed account or of an account with a verified mark, has elements of public bodies, media or regions, or
 * states an occupation that the account's mark does not show. Null where nothing of that is so.
 */
export async function nicknameDoubt(
  nickname: string,
  accountId: AccountId | null,
  now: Date,
  through: Rows = reader,
): Promise<Also["doubt"]> {
  if (await nearestClosedName(through, nickname)) return "like-closed-name";
  if (officialIn(nickname)) return "official-name";
  const stated = await bioDoubt(nickname, accountId, now, through);
  if (stated) return stated;
  return (await isLikeMarked(through, nickname, accountId, now)) ? "like-verified-name" : null;
}

/** The same for a bio, which only states occupations. */
export async function bioDoubt(
  bio: string,
  accountId: AccountId | null,
  now: Date,
  through: Rows = reader,
): Promise<Also["doubt"]> {
  if (unprovenIn(bio, null).length === 0) return null;
  return unprovenIn(bio, await markWords(through, accountId, now)).length > 0 ? "occupation" : null;
}

async function markWords(through: Rows, accountId: AccountId | null, now: Date): Promise<string | null> {
  if (!accountId) return null;
  const [row] = await through.rows<{ mark: MarkBrief | null }>(
    sql`select ${markRow(sql`${accountId}::uuid`, now)} as mark`,
  );
  return row?.mark?.class === "person" ? row.mark.text : null;
}

async function isLikeMarked(through: Rows, nickname: string, accountId: AccountId | null, now: Date): Promise<boolean> {
  const rows = await through.rows<{ nickname: string }>(sql`
    select n.nickname from ${marksInForce(now)} k join ${accountNames} n on n.id = k.account_id
    where k.account_id is distinct from ${accountId}::uuid limit ${mostMarks}::int`);
  return rows.some((marked) => likeness(nickname, marked.nickname) >= nearFrom);
}
