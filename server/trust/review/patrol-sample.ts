// Which of the public posts of a day patrol looks at: of each level its share, one half by reach and one half by chance.
import { type SQL, sql } from "drizzle-orm";
import { postStats } from "@/db/schema/microblog";
import { moderationCase } from "@/db/schema/moderation";
import { accountTier } from "@/db/schema/trust/tiers";
import type { Rows } from "@/server/core/database";
import { readScope } from "@/server/core/read-scope";
import type { AccountId, PostId, PrincipalId } from "@/server/shared/ids";
import { accountNames } from "@/server/trust/authors/brief";
import { levelRules, ordinaryLevel } from "@/server/trust/standing/tier-table";
import { visiblePosts } from "@/server/trust/visibility/contents";

export interface SampledPost {
  id: PostId;
  authorId: AccountId;
  principalId: PrincipalId;
  level: number;
}

export interface Sample {
  posts: SampledPost[];
  levels: { level: number; posts: number; taken: number }[];
}

/** No day's sample is larger than people can look at; levels with more reach come first. */
const mostSampled = 300;

/**
 * Samples what everybody could read and was published between the two instants. Posts that had a case already are left out, so that a second sample of the same day takes
 * none of the first again. `chance` decides the second half: the same one gives the same sample.
 */
export async function samplePosts(
  rows: Rows,
  { from, to, chance }: { from: Date; to: Date; chance: string },
): Promise<Sample> {
  const percents = sql.join(
    levelRules.map(({ level, patrolPercent }) => sql`(${level}::int, ${patrolPercent}::int)`),
    sql`, `,
  );
  const reach: SQL = sql`coalesce((select s.likes + s.comments + s.reposts from ${postStats} s where s.root_id = p.id), 0)`;
  const found = await rows.rows<SampledPost & { posts: number; isTaken: boolean }>(sql`
    with published as (
      select p.id, p.author_id, a.principal_id, coalesce(t.level, ${ordinaryLevel}::int) as level, ${reach} as reach
      from ${visiblePosts(readScope(null, to))} p join ${accountNames} a on a.id = p.author_id left join ${accountTier} t on t.account_id = p.author_id
      where p.created_at >= ${from}::timestamptz and p.created_at < ${to}::timestamptz
        and not exists (select from ${moderationCase} c where c.subject_id = p.id)
    ), placed as (
      select o.*, count(*) over w as posts, row_number() over (w order by o.reach desc, o.id) as by_reach
      from published o window w as (partition by o.level)
    ), shared as (
      select q.*, floor(x.share / 2) as by_luck, q.by_reach <= ceil(x.share / 2) as is_wide from placed q
      join (values ${percents}) r(level, percent) on r.level = q.level cross join lateral (select ceil(q.posts * r.percent / 100.0) as share) x
    )
    select s.id, s.author_id as "authorId", s.principal_id as "principalId", s.level, s.posts::int as posts,
      s.is_wide or row_number() over (partition by s.level, s.is_wide order by md5(s.id::text || ${chance})) <= s.by_luck as "isTaken"
    from shared s order by s.level desc, s.by_reach`);
  const taken = found.filter(({ isTaken }) => isTaken).slice(0, mostSampled);
  const levels = levelRules.flatMap(({ level }) => {
    const posts = found.find((row) => row.level === level)?.posts;
    return posts ? [{ level, posts, taken: taken.filter((row) => row.level === level).length }] : [];
  });
  return { posts: taken.map(({ id, authorId, principalId, level }) => ({ id, authorId, principalId, level })), levels };
}
