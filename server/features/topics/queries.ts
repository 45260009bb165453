// What people read of topics.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import { type PostPage, pageSize } from "@/server/features/microblog/contract";
import { unmutedPageIn } from "@/server/features/microblog/listing";
import { query } from "@/server/pipeline/query";
import { topicKeyOf } from "@/server/shared/entities";
import { notFound } from "@/server/shared/errors";
import { soughtWords } from "@/server/shared/sought-words";
import {
  type DeskTopic,
  type FollowedTopic,
  followedPostsInput,
  mostFollowedTopics,
  proposedTopicsInput,
  searchTopicsInput,
  type TopicPage,
  type TopicView,
  topicInput,
  topicPostsInput,
} from "./contract";
import { deskTopics, followedPosts, followedTopics, openTopics, postCount, postsOn } from "./visibility";

/** A topic with its newest posts, without whom and what the viewer mutes; NOT_FOUND where it is closed, or the viewer may see no post of it. */
export const topic = query({
  access: "anyone",
  obligations: [],
  input: topicPostsInput,
  async run({ input, scope }): Promise<TopicPage> {
    const key = topicKeyOf(input.topic);
    const [found] = await scope.rows<TopicPage["topic"]>(sql`
      select t.name, ${postCount(scope, sql`t.key`)} as posts, exists (select from ${followedTopics(scope)} f where f.key = t.key) as "isFollowing"
      from ${openTopics(scope)} t where t.key = ${key}`);
    if (!found) throw notFound();
    const page = { before: input.before ?? null, limit: pageSize };
    const posts = await unmutedPageIn(scope, "search", page, (before) =>
      postsOn(scope, "topic", sql`${key}`, { before, limit: pageSize, isUnmuted: true }),
    );
    return { topic: found, ...posts };
  },
});

/** The open topics that the viewer follows and may see a post of, the one followed last first. */
export const followed = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  run: ({ scope }): Promise<FollowedTopic[]> =>
    scope.rows<FollowedTopic>(sql`
      select t.name from ${followedTopics(scope)} f join ${openTopics(scope)} t on t.key = f.key
      order by f.created_at desc, t.id desc ${atMost(mostFollowedTopics)}`),
});

/** What is written on the topics that the viewer follows, newest first, each post once, without whom and what the viewer mutes. */
export const followedTimeline = query({
  access: "signed-in",
  obligations: ["MB-12.1-a"],
  input: followedPostsInput,
  run: ({ input, scope }): Promise<PostPage> =>
    unmutedPageIn(scope, "home", { before: input.before ?? null, limit: pageSize }, (before) =>
      followedPosts(scope, before, pageSize),
    ),
});

const mostFound = 20;

/** Open topics whose name says all the words, those with the newest posts first. INVALID/INPUT_INVALID for words too short to find anything by. */
export const search = query({
  access: "anyone",
  obligations: [],
  visitors: "search",
  input: searchTopicsInput,
  async run({ input, scope }): Promise<TopicView[]> {
    const words = soughtWords(input.text);
    return scope.rows<TopicView>(sql`
      select t.name, ${postCount(scope, sql`t.key`)} as posts from ${openTopics(scope)} t
      where search_terms(t.name) @@ search_query(${words?.text ?? ""}) order by posts desc, t.id desc ${atMost(mostFound)}`);
  },
});

const mostProposed = 8;

/** Open topics that the viewer may mean by the beginning of a name, while they write it: those they follow first, then others found by whole words. */
export const proposed = query({
  access: "signed-in",
  obligations: [],
  input: proposedTopicsInput,
  async run({ input, scope }): Promise<FollowedTopic[]> {
    const words = soughtWords(input.typed);
    const others = words
      ? sql`union all (select o.key, false from ${openTopics(scope)} o where search_terms(o.name) @@ search_query(${words.text}) order by o.id desc ${atMost(mostFound)})`
      : sql``;
    return scope.rows<FollowedTopic>(sql`
      select t.name from (
        select n.key, bool_or(n.own) as own from (select f.key, true as own from ${followedTopics(scope)} f ${others}) n group by n.key) c
      join ${openTopics(scope)} t on t.key = c.key
      where strpos(t.key, ${topicKeyOf(input.typed)}) > 0 order by c.own desc, t.id desc ${atMost(mostProposed)}`);
  },
});

const mostListed = 100;

/** For officers: the closed topics, newest closing first. */
export const closed = query({
  access: { staff: ["officer"] },
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<DeskTopic[]> {
    const rows = await scope.rows<DeskRow>(sql`
      select t.name, ${postCount(scope, sql`t.key`)} as posts, t.closed_at as "closedAt", t.closed_by_name as "closedBy", t.close_reason as "closeReason"
      from ${deskTopics()} t where t.closed_at is not null order by t.closed_at desc ${atMost(mostListed)}`);
    return rows.map(deskTopicOf);
  },
});

/** For officers: one topic, open or closed; NOT_FOUND where nobody ever wrote it. */
export const look = query({
  access: { staff: ["officer"] },
  obligations: [],
  input: topicInput,
  async run({ input, scope }): Promise<DeskTopic> {
    const [row] = await scope.rows<DeskRow>(sql`
      select t.name, ${postCount(scope, sql`t.key`)} as posts, t.closed_at as "closedAt", t.closed_by_name as "closedBy", t.close_reason as "closeReason"
      from ${deskTopics()} t where t.key = ${topicKeyOf(input.topic)}`);
    if (!row) throw notFound();
    return deskTopicOf(row);
  },
});

interface DeskRow extends Omit<DeskTopic, "closedAt"> {
  closedAt: Date | null;
}

function deskTopicOf(row: DeskRow): DeskTopic {
  return { ...row, closedAt: row.closedAt?.toISOString() ?? null };
}
