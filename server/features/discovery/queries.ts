// The hot list as everybody reads it, and as the desk does.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import { postsIn } from "@/server/features/microblog/listing";
import { query } from "@/server/pipeline/query";
import { hotRules } from "@/server/shared/hot-list";
import { type HotEntryView, type HotItem, hotQueueInput } from "./contract";
import { deskEntries, shownEntries } from "./visibility";

/** What stands on the hot list now, in its order. Two statements. */
export const hotList = query({
  access: "anyone",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<HotItem[]> {
    const entries = await scope.rows<{
      kind: "post" | "topic";
      itemId: string;
      people: number;
      isPinned: boolean;
      name: string | null;
    }>(sql`
      select e.kind, e.item_id as "itemId", e.people, e.is_pinned as "isPinned", e.name from ${shownEntries(scope)} e ${atMost(hotRules.shown)}`);
    const ids = entries.flatMap(({ kind, itemId }) => (kind === "post" ? itemId : []));
    const posts = ids.length === 0 ? [] : await postsIn(scope, sql`(select unnest(${sql.param(ids)}::uuid[]) as id)`);
    const byId = new Map(posts.map((post) => [post.id, post]));
    return entries.flatMap(({ itemId, name, people, isPinned }): HotItem[] => {
      if (name !== null) return [{ is: "topic", name, people, isPinned }];
      const post = byId.get(itemId);
      return post ? [{ is: "post", post, people, isPinned }] : [];
    });
  },
});

const mostListed = 100;

/** For the desk: entries of one state, the liveliest first. */
export const hotQueue = query({
  access: { staff: ["reviewer", "officer"] },
  obligations: [],
  input: hotQueueInput,
  async run({ input, scope }): Promise<HotEntryView[]> {
    const rows = await scope.rows<
      Omit<HotEntryView, "address" | "proposedAt" | "decidedAt"> & {
        itemId: string;
        proposedAt: Date;
        decidedAt: Date | null;
      }
    >(sql`
      select e.id, e.kind, e.item_id as "itemId", e.title, e.author_name as author, e.state, e.is_pinned as "isPinned", e.weight, e.score, e.people,
        e.proposed_at as "proposedAt", e.decided_by_name as "decidedBy", e.decided_at as "decidedAt", e.reason
      from ${deskEntries(scope)} e where e.state = ${input.state}
      order by e.is_pinned desc, e.score * e.weight desc, e.id desc ${atMost(mostListed)}`);
    return rows.map(({ itemId, ...row }) => ({
      ...row,
      address: row.kind === "post" ? `/p/${itemId}` : `/t/${encodeURIComponent(row.title ?? "")}`,
      proposedAt: row.proposedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
    }));
  },
});
