// The fixture world of the leak test: every item that some viewer must not see holds a marker of its own.
import { sql } from "drizzle-orm";
import { report } from "@/db/schema/moderation";
import { block, follow } from "@/db/schema/relations";
import { topicFollow } from "@/db/schema/topics";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import type { Audience } from "@/server/shared/content";
import { emptyContent } from "@/server/shared/draft-content";
import type { ListId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { apply } from "@/server/testing/marks";
import { impose } from "@/server/testing/measures";
import { underMeasure } from "@/server/testing/standings";
import { as, makePerson, type Person } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

export interface LeakWorld {
  author: Person;
  closed: Person;
  viewers: Readonly<Record<string, Person | null>>;
  posts: Readonly<Record<string, string>>;
  /** The author's circle. */
  circleId: string;
  comments: Readonly<Record<string, string>>;
  measure: { id: string; appealId: string };
  /** A report of the removed post, from before its removal, and the case that it opened. */
  report: { receipt: string; caseId: string };
  /** An application for a mark that waits; its claim is for its applicant and whoever holds it. */
  application: string;
  /** What the author has begun to write; nobody else reads it. */
  draft: string;
  /** Lists of accounts that the author made: for everyone, for themselves, and one that was removed. */
  lists: Readonly<Record<"open" | "self" | "removed", ListId>>;
}

/** The marker of each item. */
const markers = {
  publicPost: "MARKER-PUBLIC",
  followersPost: "MARKER-FOLLOWERS",
  mutualsPost: "MARKER-MUTUALS",
  circlePost: "MARKER-CIRCLE-POST",
  circleName: "MARKER-CIRCLE-NAME",
  selfPost: "MARKER-SELF",
  heldPost: "MARKER-HELD",
  removedPost: "MARKER-REMOVED",
  deletedPost: "MARKER-DELETED",
  closedPost: "MARKER-CLOSED",
  publicComment: "MARKER-OPEN-COMMENT",
  followersComment: "MARKER-FOLLOWERS-COMMENT",
  heldComment: "MARKER-HELD-COMMENT",
  removedComment: "MARKER-REMOVED-COMMENT",
  deletedComment: "MARKER-DELETED-COMMENT",
  waitingComment: "MARKER-WAITING-COMMENT",
  hiddenComment: "MARKER-HIDDEN-COMMENT",
  measure: "MARKER-MEASURE",
  appeal: "MARKER-APPEAL",
  report: "MARKER-REPORT",
  application: "MARKER-APPLICATION",
  draft: "MARKER-DRAFT",
  openList: "MARKER-LIST-OPEN",
  selfList: "MARKER-LIST-SELF",
  removedList: "MARKER-LIST-REMOVED",
  mutedWord: "MARKER-MUTED-WORD",
} as const;
type Item = keyof typeof markers;

/** Stands in the post that everybody may see. */
export const markerOfPublicPost = markers.publicPost;

/** What each viewer may see; everything else is secret to them. `author` and staff with a case are not asked here. */
const maySee: Readonly<Record<string, readonly Item[]>> = {
  anonymous: ["publicPost", "publicComment", "openList"],
  stranger: ["publicPost", "publicComment", "openList"],
  follower: ["publicPost", "followersPost", "publicComment", "followersComment", "openList"],
  mutual: ["publicPost", "followersPost", "mutualsPost", "publicComment", "followersComment", "openList"],
  "circle member": ["publicPost", "circlePost", "publicComment", "openList"],
  blocked: [],
  blocker: [],
  suspended: ["publicPost", "publicComment", "openList"],
  unverified: ["publicPost", "publicComment", "openList"],
  "reviewer without a case": ["publicPost", "publicComment", "openList"],
};

export async function leakWorld(): Promise<LeakWorld> {
  const author = await makePerson({ nickname: "作者" });
  const closed = await makePerson({ nickname: "已关闭" });
  const viewers = {
    anonymous: null,
    stranger: await makePerson({ nickname: "路人" }),
    follower: await makePerson({ nickname: "关注者" }),
    mutual: await makePerson({ nickname: "互相关注者" }),
    "circle member": await makePerson({ nickname: "圈内人" }),
    blocked: await makePerson({ nickname: "被拉黑者" }),
    blocker: await makePerson({ nickname: "拉黑者" }),
    suspended: await makePerson({ nickname: "被暂停者" }),
    unverified: await makePerson({ nickname: "未认证者", identity: "none" }),
    "reviewer without a case": await makePerson({ nickname: "审核员", posts: ["reviewer"] }),
  };
  const { id: circleId } = await as(author).circles.makeCircle({ name: markers.circleName });
  await as(author).circles.addToCircle({ circleId, accountId: viewers["circle member"].accountId });
  const write = async (item: Item, audience: Exclude<Audience, "circle"> = "public", by = author) =>
    (await as(by).microblog.createPost({ body: `${markers[item]} 的一条 #见面#`, audience })).id;
  const posts = {
    public: await write("publicPost"),
    followers: await write("followersPost", "followers"),
    mutuals: await write("mutualsPost", "mutuals"),
    circle: (
      await as(author).microblog.createPost({ body: `${markers.circlePost} 的一条`, audience: "circle", circleId })
    ).id,
    self: await write("selfPost", "self"),
    held: await write("heldPost"),
    removed: await write("removedPost"),
    deleted: await write("deletedPost"),
    closed: await write("closedPost", "public", closed),
  };
  const say = async (item: Item, postId: string) =>
    (await as(author).comments.createComment({ postId, body: `${markers[item]} 的一句` })).id;
  const comments = {
    opener: await say("publicComment", posts.public),
    followers: await say("followersComment", posts.followers),
    held: await say("heldComment", posts.public),
    removed: await say("removedComment", posts.public),
    deleted: await say("deletedComment", posts.public),
    waiting: await say("waitingComment", posts.public),
    hidden: await say("hiddenComment", posts.public),
  };
  // What was passed on before it was removed.
  const sharer = await makePerson({ nickname: "转发者" });
  await as(sharer).microblog.repostPost({ postId: posts.removed });
  const quote = await as(sharer).microblog.quotePost({ postId: posts.removed, body: "看这一条" });
  const { receipt } = await as(await makePerson()).moderation.report({
    subject: { kind: "post", id: posts.removed },
    reason: "spam",
    details: markers.report,
  });
  await as(author).comments.deleteComment({ commentId: comments.deleted });
  await as(author).microblog.deletePost({ postId: posts.deleted });
  await underMeasure(viewers.suspended, "suspend-updates");
  await inWriteTx(async (tx) => {
    await setState(tx, subjectRef("post", posts.held), "held");
    await setState(tx, subjectRef("post", posts.removed), "removed");
    await setState(tx, subjectRef("comment", comments.held, posts.public), "held");
    await setState(tx, subjectRef("comment", comments.removed, posts.public), "removed");
    await setState(tx, subjectRef("comment", comments.waiting, posts.public), "waiting");
    await setState(tx, subjectRef("comment", comments.hidden, posts.public), "hidden");
    await setState(tx, subjectRef("account", closed.accountId), "closed");
    const at = sql`${tx.now}::timestamptz`;
    await tx.rows(
      sql`insert into ${follow} values (${viewers.follower.accountId}::uuid, ${author.accountId}::uuid, ${at}),
        (${viewers.follower.accountId}::uuid, ${sharer.accountId}::uuid, ${at}),
        (${viewers.mutual.accountId}::uuid, ${author.accountId}::uuid, ${at}), (${author.accountId}::uuid, ${viewers.mutual.accountId}::uuid, ${at})`,
    );
    await tx.rows(sql`insert into ${block} values (${author.accountId}::uuid, ${viewers.blocked.accountId}::uuid, ${at}),
      (${viewers.blocker.accountId}::uuid, ${author.accountId}::uuid, ${at})`);
  });
  const { measureId } = await impose(author, "warn", { reason: markers.measure });
  const appeal = await as(author).moderation.appealMeasure({ measureId, grounds: markers.appeal });
  const [reported] = await reader.rows<{ caseId: string }>(
    sql`select case_id as "caseId" from ${report} where receipt = ${receipt}`,
  );
  const list = async (name: string, audience: "self" | "public") =>
    (await as(author).lists.makeList({ name, audience })).id;
  const lists = {
    open: await list(markers.openList, "public"),
    self: await list(markers.selfList, "self"),
    removed: await list(markers.removedList, "public"),
  };
  for (const member of [author, closed])
    await as(author)
      .lists.addToList({ listId: lists.open, accountId: member.accountId })
      .catch(() => undefined); // who is closed cannot be added
  await inWriteTx((tx) => setState(tx, subjectRef("list", lists.removed), "removed"));
  await inWriteTx((tx) =>
    tx.rows(sql`insert into ${topicFollow} (account_id, key, created_at)
      select unnest(${sql.param(Object.values(viewers).flatMap((viewer) => viewer?.accountId ?? []))}::uuid[]), '见面', ${tx.now}::timestamptz`),
  );
  await as(author).relations.muteWord({ word: markers.mutedWord, places: ["home"] });
  // A draft may name any post: what it quotes is shown as the viewer may see it.
  for (const viewer of Object.values(viewers).filter((each) => each !== null))
    for (const quoteOf of Object.values(posts))
      await as(viewer).microblog.startDraft({ content: { ...emptyContent, body: "想说两句", quoteOf } });
  return {
    lists,
    author,
    closed,
    viewers,
    circleId,
    posts: { ...posts, quote: quote.id },
    comments,
    measure: { id: measureId, appealId: appeal.id },
    report: { receipt, caseId: reported?.caseId ?? "" },
    application: await apply(author, "person", { claim: { role: markers.application } }),
    draft: (await as(author).microblog.startDraft({ content: { ...emptyContent, body: markers.draft } })).id,
  };
}

/** The markers that must not reach this viewer, by item. */
export function secretsOf(_world: LeakWorld, viewer: string): Record<string, string> {
  const seen = maySee[viewer] ?? [];
  return Object.fromEntries(Object.entries(markers).filter(([item]) => !seen.includes(item as Item))); // keys of markers
}
