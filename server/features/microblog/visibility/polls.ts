// What of a poll a viewer may know, for posts already found visible; and what jobs and effects read.
import { type SQL, sql } from "drizzle-orm";
import { poll, pollBallot, pollChoice } from "@/db/schema/microblog";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import { type ReadScope, readScope } from "@/server/core/read-scope";
import type { AccountId, PostId } from "@/server/shared/ids";
import { accountNames } from "@/server/trust/authors/brief";
import { visiblePosts } from "@/server/trust/visibility/contents";

/** A poll as json writes it. */
export interface PollRow {
  choices: { text: string; votes: number }[];
  multiple: boolean;
  endsAt: string;
  voters: number;
  mine: number[] | null;
}

/** The poll of post `postId` as json (PollRow), with what the viewer's person or organisation chose; null where there is none. The counts are for `pollViewOf` to withhold. */
export function pollPart(scope: ReadScope, postId: SQL): SQL {
  const mine = scope.viewerId
    ? sql`(select to_json(b.choices) from ${pollBallot} b join ${accountNames} v on v.principal_id = b.principal_id
        where b.root_id = l.root_id and v.id = ${scope.viewerId}::uuid)`
    : sql`null::json`;
  return sql`(
    select json_build_object('multiple', l.multiple, 'endsAt', l.ends_at, 'voters', l.voters, 'mine', ${mine},
      'choices', (select json_agg(json_build_object('text', c.body, 'votes', c.votes) order by c.position) from ${pollChoice} c where c.root_id = l.root_id))
    from ${poll} l where l.root_id = ${postId})`;
}

/** The words of a post's choices, as an array expression: for snapshots. */
export function choiceTexts(postId: SQL): SQL {
  return sql`array(select c.body from ${pollChoice} c where c.root_id = ${postId} order by c.position)`;
}

/** Polls that are over and not told yet. For the job alone. */
export async function endedPolls(rows: Rows, now: Date, most: number): Promise<PostId[]> {
  const found = await rows.rows<{ id: PostId }>(sql`
    select l.root_id as id from ${poll} l where l.announced_at is null and l.ends_at <= ${now}::timestamptz order by l.ends_at ${atMost(most)}`);
  return found.map(({ id }) => id);
}

/** Who voted and may still see the post. */
export async function votersOf(rows: Rows, postId: PostId, now: Date): Promise<AccountId[]> {
  const voted = await rows.rows<{ id: AccountId }>(sql`
    select b.account_id as id from ${pollBallot} b where b.root_id = ${postId}::uuid order by b.account_id`);
  const kept: AccountId[] = [];
  for (const { id } of voted) {
    const scope = readScope(id, now, rows);
    const seen = await rows.rows(sql`select 1 from ${visiblePosts(scope)} v where v.id = ${postId}::uuid`);
    if (seen.length > 0) kept.push(id);
  }
  return kept;
}
