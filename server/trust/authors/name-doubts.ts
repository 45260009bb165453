// Why a person looks at a name, a bio or a portrait before readers see it, whatever the rules about texts say.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { type Rows, reader } from "@/server/core/database";
import type { AccountId } from "@/server/shared/ids";
import type { MarkBrief } from "@/server/shared/marks";
import { accountNames } from "@/server/trust/authors/brief";
import { closedNamesLike } from "@/server/trust/authors/closed-names";
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
  const { closed, marked, mark } = await namesAround(through, nickname, accountId, now);
  const isNear = (other: string) => likeness(nickname, other) >= nearFrom;
  if (closed.some(isNear)) return "like-closed-name";
  if (officialIn(nickname)) return "official-name";
  if (unprovenIn(nickname, wordsOf(mark)).length > 0) return "occupation";
  return marked.some(isNear) ? "like-verified-name" : null;
}

interface NamesAround {
  /** Names of closed accounts that may come near. */
  closed: string[];
  /** Names of other accounts with a verified mark. */
  marked: string[];
  /** The account's own mark. */
  mark: MarkBrief | null;
}

async function namesAround(
  through: Rows,
  nickname: string,
  accountId: AccountId | null,
  now: Date,
): Promise<NamesAround> {
  const [row] = await through.rows<NamesAround>(sql`
    select array(select c.nickname from ${closedNamesLike(nickname)} c) as closed,
      array(select n.nickname from ${marksInForce(now)} k join ${accountNames} n on n.id = k.account_id
        where k.account_id is distinct from ${accountId}::uuid ${atMost(mostMarks)}) as marked,
      ${markRow(sql`${accountId}::uuid`, now)} as mark`);
  return row ?? { closed: [], marked: [], mark: null };
}

/** The same for a bio, which only states occupations. */
export async function bioDoubt(
  bio: string,
  accountId: AccountId | null,
  now: Date,
  through: Rows = reader,
): Promise<Also["doubt"]> {
  if (unprovenIn(bio, null).length === 0) return null;
  const mark = accountId ? await markOf(through, accountId, now) : null;
  return unprovenIn(bio, wordsOf(mark)).length > 0 ? "occupation" : null;
}

async function markOf(through: Rows, accountId: AccountId, now: Date): Promise<MarkBrief | null> {
  const [row] = await through.rows<{ mark: MarkBrief | null }>(
    sql`select ${markRow(sql`${accountId}::uuid`, now)} as mark`,
  );
  return row?.mark ?? null;
}

/** What a person's mark says they are; an organisation's proves no occupation. */
function wordsOf(mark: MarkBrief | null): string | null {
  return mark?.class === "person" ? mark.text : null;
}
