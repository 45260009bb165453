import { expect, test } from "vitest";
import { extended, joined, withoutComment, withReplies, withThread } from "@/components/comments/join";
import type { CommentView, ThreadPage, ThreadView } from "@/server/features/comments/contract";

const comment = (id: string, threadId: string | null = null, body = id): CommentView => ({
  id,
  postId: "p",
  threadId,
  replyTo: null,
  author: { id: "a", handle: "1", nickname: "阿青", avatarUrl: null, mark: null },
  body,
  mentions: [],
  images: [],
  likes: 0,
  labels: [],
  isLiked: false,
  mark: null,
  region: null,
  createdAt: "2025-01-01T00:00:00Z",
  editedAt: null,
  isMine: false,
  state: null,
  hidden: null,
  pendingEdit: null,
});
const page: ThreadPage = {
  top: [],
  threads: [{ id: "1", opener: comment("1"), replies: [comment("2", "1")], next: null, replyCount: 1 }],
  next: null,
};
const shape = ({ threads }: ThreadPage) =>
  threads.map(({ opener, replies, replyCount }) => [
    opener?.body ?? null,
    ...replies.map((reply) => reply.body),
    replyCount,
  ]);

test("new comments go to their place, and come once however often they are told", () => {
  const news = [comment("4", "1"), comment("3", "1"), comment("5"), comment("6", "elsewhere")];
  const once = joined(page, news, "oldest");
  expect(shape(once)).toEqual([
    ["1", "2", "3", "4", 3],
    ["5", 0],
  ]);
  expect(shape(joined(once, news, "oldest"))).toEqual(shape(once));
  expect(shape(joined(page, [comment("5")], "newest"))).toEqual([
    ["5", 0],
    ["1", "2", 1],
  ]);
});

test("a changed comment replaces what stood there", () => {
  expect(shape(joined(page, [comment("1", null, "改"), comment("2", "1", "也改")], "oldest"))).toEqual([
    ["改", "也改", 1],
  ]);
});

test("a comment that was shown before its page came stands once, and among the oldest first at its place", () => {
  const thread = (id: string): ThreadView => ({ id, opener: comment(id), replies: [], next: null, replyCount: 0 });
  const more: ThreadPage = { top: [], threads: [thread("3"), thread("5")], next: null };
  const own = joined({ ...page, next: "1" }, [comment("5")], "oldest");
  expect(extended(own, { ...more, threads: [thread("3")], next: "3" }, "oldest").threads.map(({ id }) => id)).toEqual([
    "1",
    "3",
    "5",
  ]);
  expect(extended(own, more, "oldest").threads.map(({ id }) => id)).toEqual(["1", "3", "5"]);
  const liked = joined({ ...page, next: "1" }, [comment("5")], "liked");
  expect(extended(liked, more, "liked").threads.map(({ id }) => id)).toEqual(["5", "1", "3"]);
});

test("replies that were not shown yet come between the first ones and one that arrived before them", () => {
  const [thread] = joined(
    { ...page, threads: page.threads.map((each) => ({ ...each, next: "2", replyCount: 3 })) },
    [comment("9", "1")],
    "oldest",
  ).threads;
  if (!thread) throw new Error("the thread is on the page");
  expect(thread.next).toBe("2");
  const more = { replies: [comment("3", "1"), comment("4", "1"), comment("9", "1")], next: null };
  const whole = withReplies(thread, more);
  expect(whole.replies.map(({ id }) => id)).toEqual(["2", "3", "4", "9"]);
  expect(whole).toMatchObject({ next: null, replyCount: 4 });
});

test("what is gone leaves, and a thread stays for its replies alone", () => {
  expect(shape(withoutComment(page, "1"))).toEqual([[null, "2", 1]]);
  expect(shape(withoutComment(withoutComment(page, "1"), "2"))).toEqual([]);
  expect(shape(withoutComment(page, "9"))).toEqual(shape(page));
});

test("what stands above the others is changed, answered and taken out in its place", () => {
  const pinned: ThreadPage = {
    ...page,
    top: [{ id: "7", opener: comment("7"), replies: [], next: null, replyCount: 0 }],
  };
  const answered = joined(pinned, [comment("8", "7"), comment("7", null, "改")], "liked");
  expect(shape({ ...answered, threads: answered.top })).toEqual([["改", "8", 1]]);
  expect(shape(answered)).toEqual(shape(page));
  expect(withThread(answered, "7", () => null).top).toEqual([]);
  expect(withoutComment(withoutComment(answered, "7"), "8").top).toEqual([]);
});
