// Posts in numbers, for tests of what lies beyond the newest. Written as the bench writes them, without the pipeline.
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { post, postStats } from "@/db/schema/microblog";
import { inWriteTx } from "@/server/core/write-tx";
import type { Person } from "@/server/testing/world";

/** So many public posts by this person that say nothing in particular, newer than all before. */
export async function writeFiller(author: Person, count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => v7());
  await inWriteTx(async (tx) => {
    await tx.rows(sql`
      insert into ${post} (id, root_id, author_id, audience, body, declared, created_at)
      select id, id, ${author.accountId}::uuid, 'public', '又一天', '{}', ${tx.now}::timestamptz from unnest(${sql.param(ids)}::uuid[]) as id`);
    await tx.rows(sql`insert into ${postStats} (root_id) select id from unnest(${sql.param(ids)}::uuid[]) as id`);
  });
}
