// What is measured, against which floor, and what is asked of it.
import type { Load } from "@/server/bench/measure";
import type { World } from "@/server/bench/world";

export interface Row {
  name: string;
  ours: Omit<Load, "url">;
  floor: Omit<Load, "url">;
  /** Requests per second as a share of the floor's, at least. */
  atLeast: number;
  /** Processor milliseconds per request, server and database together, at most. */
  cpuAtMost: number;
}

const cookie = (token: string) => ({ cookie: `next-auth.session-token=${token}` });
const input = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const json = { "content-type": "application/json" };

/** 140 characters that the rules let pass; the number keeps two of them from being the same post. */
const post140 = (n: number) =>
  `第${n}天：早上去河边走了一圈，柳树已经绿了，几个老人在下棋，旁边的孩子追着一只黄狗跑。回来的路上买了两个烧饼，刚出炉，烫手，芝麻掉了一身。下午把去年的照片整理了一遍，挑出十几张准备印出来挂在走廊里。晚上煮了面，加了一个荷包蛋，简单却满足。明天打算去旧书店看看，听说新到了一批好书。`.slice(
    0,
    140,
  );

export function rowsOf(world: World): Row[] {
  const reader = cookie(world.readerToken);
  const writer = (n: number) => ({ ...json, ...cookie(world.writerTokens[n % world.writerTokens.length] ?? "") });
  const target = (n: number) => world.posts[n % world.posts.length] ?? "";
  const floorHome = { request: () => ({ path: "/home", headers: reader }) };
  const floorGathered = { request: () => ({ path: "/gathered-home", headers: reader }) };
  const floorPost = { request: () => ({ path: `/post?id=${world.quietPost}`, headers: reader }) };
  return [
    {
      name: "home timeline of 20, JSON",
      ours: { request: () => ({ path: `/api/trpc/microblog.home?input=${input({})}`, headers: reader }) },
      floor: floorHome,
      atLeast: 0.3,
      cpuAtMost: 2.5,
    },
    {
      name: "post with 50 comments, JSON",
      ours: {
        request: () => ({
          path: `/api/trpc/microblog.getPost,comments.threads?batch=1&input=${input({ 0: { postId: world.quietPost }, 1: { postId: world.quietPost, limit: 50 } })}`,
          headers: reader,
        }),
      },
      floor: floorPost,
      atLeast: 0.35,
      cpuAtMost: 4.5,
    },
    {
      name: "post 140 characters, whole write path",
      ours: {
        method: "POST",
        request: (n) => ({
          path: "/api/trpc/microblog.createPost",
          headers: writer(n),
          body: JSON.stringify({ body: post140(n) }),
        }),
      },
      floor: {
        method: "POST",
        request: (n) => ({ path: "/create", headers: writer(n), body: JSON.stringify({ body: post140(n) }) }),
      },
      atLeast: 0.25,
      cpuAtMost: 5,
    },
    {
      name: "report",
      ours: {
        method: "POST",
        request: (n) => ({
          path: "/api/trpc/moderation.report",
          headers: writer(n),
          body: JSON.stringify({ subject: { kind: "post", id: target(n) }, reason: "spam" }),
        }),
      },
      floor: {
        method: "POST",
        request: (n) => ({ path: "/report", headers: writer(n), body: JSON.stringify({ id: target(n) }) }),
      },
      atLeast: 0.25,
      cpuAtMost: 4,
    },
    {
      name: "first page of the review queue",
      ours: {
        request: () => ({ path: `/api/trpc/moderation.queue?input=${input({})}`, headers: cookie(world.staffToken) }),
      },
      floor: { request: () => ({ path: "/queue", headers: reader }) },
      atLeast: 0.35,
      cpuAtMost: 4,
    },
    {
      name: "home page, HTML, signed in",
      ours: { request: () => ({ path: "/", headers: reader }) },
      floor: floorGathered,
      atLeast: 0.1,
      cpuAtMost: 10,
    },
    {
      name: "post page, HTML, not signed in",
      ours: { request: () => ({ path: `/p/${world.quietPost}` }) },
      floor: floorPost,
      atLeast: 0.5,
      cpuAtMost: 2.5,
    },
    {
      name: "profile, HTML, not signed in",
      ours: { request: () => ({ path: `/u/${world.handle}` }) },
      floor: floorGathered,
      atLeast: 0.5,
      cpuAtMost: 2.5,
    },
  ];
}
