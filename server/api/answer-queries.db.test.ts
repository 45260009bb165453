import type { Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve } from "@/server/api/serve";
import { as, makePerson, useWorld } from "@/server/testing/world";

useWorld();

let server: Server;
let origin: string;
let handle: string;

beforeAll(async () => {
  server = await serve({ port: 0, url: "http://guiju.test", trustedProxies: 0, pages: null });
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const person = await makePerson();
  handle = person.handle;
  await as(person).microblog.createPost({ body: "读得到的一条" });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What an answer is, but for the clock and the connection. */
async function answerTo(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${origin}/api/trpc/${path}`, { headers });
  const told = [...answer.headers].filter(([name]) => !["date", "connection", "keep-alive"].includes(name));
  const framing = ["transfer-encoding", "content-length"];
  return {
    status: answer.status,
    headers: Object.fromEntries(told.filter(([name]) => !framing.includes(name))),
    body: await answer.json(),
  };
}

const one = (path: string, input: unknown) => `${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
const batch = (paths: string[], inputs: unknown) =>
  `${paths.join(",")}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;

it("a read is answered as tRPC's own adapter answers it", async () => {
  const cases = [
    one("microblog.profilePosts", { handle }),
    one("microblog.profilePosts", { handle: "nobody-here" }),
    one("microblog.profilePosts", { handle: 7 }),
    one("microblog.home", {}),
    "microblog.newest",
    "microblog.newest?input={",
    "microblog.newest?input=null",
    "microblog.newest?batch=1&input=[]",
    "microblog.newest?batch=1",
    batch(["microblog.newest", "microblog.newest"], { 0: {}, 1: { limit: 1 } }),
    batch(["microblog.newest", "microblog.home"], { 0: {}, 1: {} }),
    batch(["microblog.home", "microblog.home"], { 0: {}, 1: {} }),
    batch(["microblog.newest", "microblog.createPost"], { 0: {}, 1: {} }),
    batch(["microblog.newest", "no.such"], { 0: {}, 1: {} }),
    one("microblog.createPost", { body: "不是读" }),
    one("constructor", {}),
  ];
  for (const path of cases) {
    // A client that names what it accepts is left to the adapter.
    const adapted = await answerTo(path, { "trpc-accept": "application/json" });
    expect(await answerTo(path), path).toEqual(adapted);
  }
  const read = await answerTo(one("microblog.profilePosts", { handle }));
  expect(read.status).toBe(200);
  expect(read.body.result.data.posts[0].body).toBe("读得到的一条");
});
