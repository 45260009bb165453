// What people read of topics.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { pageSize } from "@/server/features/microblog/contract";
import { pageIn } from "@/server/features/microblog/listing";
import { query } from "@/server/pipeline/query";
import { topicKeyOf } from "@/server/shared/entities";
import { notFound } from "@/server/shared/errors";
import { soughtWords } from "@/server/shared/sought-words";
import {
  type DeskTopic,
  searchTopicsInput,
  type TopicPage,
  type TopicView,
  topicInput,
  topicPostsInput,
} from "./contract";
import { deskTopics, openTopics, postCount, postsOn } from "./visibility";

/** A topic with its newest posts; NOT_FOUND where it is closed, or the viewer may see no post of it. */
export const topic = query({
  access: "anyone",
  obligations: [],
  input: topicPostsInput,
  async run({ input, scope }): Promise<TopicPage> {
    const key = topicKeyOf(input.topic);
    const [found] = await scope.rows<TopicView>(sql`
      select t.name, ${postCount(scope, sql`t.key`)} as posts from ${openTopics(scope)} t where t.key = ${key}`);
    if (!found) throw notFound();
    const skeleton = postsOn(scope, "topic", sql`${key}`, input.before ?? null, pageSize);
    return { topic: found, ...(await pageIn(scope, skeleton, pageSize)) };
  },
});

const mostFound = 20;

/** Open topics whose name says all the words, those with the newest posts first. INVALID/INPUT_INVALID for words too short to find anything by. */
export const search = query({
  access: "anyone",
  obligations: [],
  input: searchTopicsInput,
  async run({ input, scope }): Promise<TopicView[]> {
    const words = soughtWords(input.text);
    return scope.rows<TopicView>(sql`
      select t.name, ${postCount(scope, sql`t.key`)} as posts from ${openTopics(scope)} t
      where search_terms(t.name) @@ search_query(${words?.text ?? ""}) order by posts desc, t.id desc limit ${mostFound}::int`);
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
      from ${deskTopics()} t where t.closed_at is not null order by t.closed_at desc limit ${mostListed}::int`);
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
