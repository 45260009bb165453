// The server as a stranger meets it: over sockets, with whatever bytes they like.
import { once } from "node:events";
import type { Server } from "node:http";
import { connect } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quotaUse } from "@/db/schema/trust/quotas";
import { sessionCookie } from "@/server/api/context";
import { serve } from "@/server/api/serve";
import { now } from "@/server/core/clock";
import { statementCount } from "@/server/core/database";
import { startHub, stopHub } from "@/server/core/live-hub";
import { inWriteTx } from "@/server/core/write-tx";
import { insertSession } from "@/server/features/accounts/store/tickets";
import { shanghaiDay } from "@/server/shared/time";
import { as, contextAs, makePerson, type Person, useWorld } from "@/server/testing/world";
import { dailyLimits } from "@/server/trust/quotas/limits";
import { endSessions } from "@/server/trust/standing/sessions";

useWorld();

const pages = { asked: [] as string[] };
let http: Server;
let https: Server;
let person: Person;
let cookie: string;
let origin: string;

beforeAll(async () => {
  await startHub();
  const started = (url: string) =>
    serve({
      port: 0,
      url,
      trustedProxies: 0,
      pages: async (req, res) => {
        pages.asked.push(req.url ?? "");
        res.end("page");
      },
    });
  http = await started("http://guiju.test");
  https = await started("https://guiju.test");
  origin = `http://127.0.0.1:${portOf(http)}`;
  person = await makePerson();
  cookie = await signedIn(person);
});
afterAll(async () => {
  for (const server of [http, https]) {
    server.closeAllConnections();
    server.close();
  }
  await stopHub();
});

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** A session of this person as a browser carries it. */
async function signedIn(who: Person, isHttps = false): Promise<string> {
  const { token } = await inWriteTx((tx) =>
    insertSession(tx, { accountId: who.accountId, secondFactor: false, request: contextAs(who) }),
  );
  return `${sessionCookie(isHttps)}=${token}`;
}

function post(path: string, init: { body?: BodyInit; headers?: Record<string, string>; to?: Server } = {}) {
  return fetch(`http://127.0.0.1:${portOf(init.to ?? http)}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, ...init.headers },
    body: init.body ?? JSON.stringify({ body: "经过网络的一条" }),
    redirect: "manual",
  });
}

/** Leaves this person so many posts for today. */
async function useUp(who: Person, left: number): Promise<void> {
  const used = dailyLimits.post[2] - left; // a new account has level 2
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${quotaUse} (principal_id, quota, window_at, used)
      values (${who.principalId}::uuid, 'post', ${shanghaiDay(tx.now)}::timestamptz, ${used}::int)`),
  );
}

async function postsOf(who: Person): Promise<number> {
  return (await as(null).microblog.profilePosts({ handle: who.handle })).posts.length;
}

/** Sends raw bytes and reads until the server ends the connection. */
async function raw(text: string): Promise<string> {
  const socket = connect(portOf(http), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk));
  socket.on("error", () => undefined);
  socket.write(text);
  await once(socket, "close");
  return answer;
}

describe("every answer", () => {
  it.each([
    ["a page", "/", 200],
    ["a call", "/api/trpc/microblog.newest?input=%7B%7D", 200],
    ["a call that is not there", "/api/trpc/nothing.here", 404],
    ["a picture that is not there", "/media/none", 404],
    ["health", "/health", 200],
    ["readiness", "/ready", 200],
    ["a refusal at the door", "//elsewhere.example/", 400],
  ])("carries the security headers: %s", async (_name, path, status) => {
    const answer = await fetch(origin + path, { redirect: "manual" });
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
    expect(answer.headers.has("x-powered-by")).toBe(false);
    expect(answer.headers.has("server")).toBe(false);
    expect(answer.headers.has("access-control-allow-origin")).toBe(false);
    expect(answer.headers.has("strict-transport-security")).toBe(false);
  });

  it("asks browsers to stay on https where that is how they come", async () => {
    const answer = await fetch(`http://127.0.0.1:${portOf(https)}/health`);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
  });

  it("of the API is kept by no cache", async () => {
    const answer = await fetch(`${origin}/api/trpc/microblog.newest?input=%7B%7D`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("a change", () => {
  it("from our own page goes through, and the browser gets an id that scripts cannot read", async () => {
    const before = await postsOf(person);
    const answer = await post("/api/trpc/microblog.createPost", {
      headers: { origin: "http://guiju.test", "sec-fetch-site": "same-origin" },
    });
    expect(answer.status).toBe(200);
    expect(await postsOf(person)).toBe(before + 1);
    expect(answer.headers.get("set-cookie")).toMatch(
      /^device=[\w-]{22}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    );
  });

  it.each([
    ["another site's page", { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }],
    ["a neighbour under the same domain", { origin: "http://a.guiju.test", "sec-fetch-site": "same-site" }],
    ["a sandboxed frame", { origin: "null" }],
    ["our name with another's port", { origin: "http://guiju.test:81" }],
    ["our name as a part of another's", { origin: "http://guiju.test.elsewhere.example" }],
    ["a page of another scheme", { origin: "https://guiju.test" }],
  ])("asked for by %s is refused and nothing is stored", async (_name, headers) => {
    const before = await postsOf(person);
    const answer = await post("/api/trpc/microblog.createPost", { headers });
    expect(answer.status).toBe(403);
    expect((await answer.json()).refusal).toMatchObject({ kind: "FORBIDDEN", reason: "FOREIGN_ORIGIN" });
    for (const path of ["/api/auth/callback/credentials", "/api/auth/signout", "/media"])
      expect((await post(path, { headers })).status, path).toBe(403);
    expect(await postsOf(person)).toBe(before);
  });

  it("over https is not ours because it names itself as its host", async () => {
    const itself = { origin: `https://127.0.0.1:${portOf(https)}` };
    expect((await post("/api/trpc/microblog.createPost", { headers: itself, to: https })).status).toBe(403);
  });

  it("from a page that was drawn for somebody else than who is signed in now is refused before anything runs", async () => {
    const other = await makePerson();
    const before = await postsOf(person);
    const from = (drawnFor: string, path: string, init: { body?: BodyInit; headers?: Record<string, string> } = {}) =>
      post(path, { ...init, headers: { ...init.headers, "x-viewer": drawnFor } });
    for (const drawnFor of [other.accountId, "none", "anything"]) {
      const answer = await from(drawnFor, "/api/trpc/microblog.createPost");
      expect(answer.status, drawnFor).toBe(409);
      expect((await answer.json()).error.data.refusal).toEqual({
        kind: "CONFLICT",
        reason: "SIGNED_IN_AS_ANOTHER",
        params: {},
      });
    }
    // An upload before a byte is read; a report too, which needs nobody's session.
    const upload = await from(other.accountId, "/media/uploads", {
      headers: { "upload-type": "image/png", "upload-length": "5" },
    });
    expect((await upload.json()).refusal.reason).toBe("SIGNED_IN_AS_ANOTHER");
    const report = JSON.stringify({ subject: { kind: "account", id: other.accountId }, reason: "harassment" });
    const ended = await from(person.accountId, "/api/trpc/moderation.report", {
      headers: { cookie: "" },
      body: report,
    });
    expect((await ended.json()).error.data.refusal.reason).toBe("SIGN_IN_REQUIRED");
    expect(await postsOf(person)).toBe(before);
    expect((await from(person.accountId, "/api/trpc/microblog.createPost")).status).toBe(200);
    expect(await postsOf(person)).toBe(before + 1);
  });

  it("cannot be asked for with GET", async () => {
    const before = await postsOf(person);
    for (const method of ["GET", "HEAD"]) {
      const input = encodeURIComponent(JSON.stringify({ body: "x" }));
      await fetch(`${origin}/api/trpc/microblog.createPost?input=${input}`, { method, headers: { cookie } });
    }
    expect(await postsOf(person)).toBe(before);
  });

  it.each([
    ["a plain form's text", "text/plain"],
    ["a form", "application/x-www-form-urlencoded"],
    ["an upload", "multipart/form-data; boundary=x"],
    ["bytes", "application/octet-stream"],
    ["a type that only begins like ours", "application/json-seq"],
  ])("cannot come as %s", async (_name, type) => {
    const before = await postsOf(person);
    expect((await post("/api/trpc/microblog.createPost", { headers: { "content-type": type } })).status).toBe(415);
    expect(await postsOf(person)).toBe(before);
  });
});

describe("a session", () => {
  it("over https counts only under the name that plain http and neighbours cannot set", async () => {
    const headers = { origin: "https://guiju.test" };
    const plain = await post("/api/trpc/microblog.createPost", { to: https, headers: { ...headers, cookie } });
    expect(plain.status).toBe(401);
    const prefixed = await post("/api/trpc/microblog.createPost", {
      to: https,
      headers: { ...headers, cookie: `${cookie}; ${await signedIn(person, true)}` },
    });
    expect(prefixed.status).toBe(200);
    expect(prefixed.headers.get("set-cookie")).toMatch(/; Secure$/);
  });

  it("that ended answers nobody, at once", async () => {
    const other = await makePerson();
    const own = await signedIn(other);
    expect((await post("/api/trpc/microblog.createPost", { headers: { cookie: own } })).status).toBe(200);
    await inWriteTx((tx) => endSessions(tx, other.accountId));
    await expect
      .poll(async () => (await post("/api/trpc/microblog.createPost", { headers: { cookie: own } })).status)
      .toBe(401);
  });

  it("is not found by what only looks like a token", async () => {
    const before = statementCount.run;
    for (const token of ["", "x", "'; drop table session", "%00".repeat(20), "a".repeat(5_000)]) {
      const answer = await post("/api/trpc/microblog.createPost", {
        headers: { cookie: `${sessionCookie(false)}=${token}` },
      });
      expect(answer.status).toBe(401);
    }
    // Gates read the emergencies in force, once for each call; no look-up of a session was made.
    expect(statementCount.run - before).toBeLessThanOrEqual(5);
  });
});

describe("bad input", () => {
  it.each([
    ["no JSON", "{"],
    ["another shape", "[]"],
    ["nothing", "null"],
    ["a number", "1"],
    ["a prototype", '{"__proto__":{"body":"x"}}'],
    ["a constructor", '{"constructor":{"prototype":{"body":"x"}}}'],
    ["deep nesting", "[".repeat(50_000) + "]".repeat(50_000)],
  ])("is refused with words and without internals: %s", async (_name, body) => {
    const answer = await post("/api/trpc/microblog.createPost", { body });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(JSON.parse(text).error.data.refusal).toMatchObject({ kind: "INVALID", reason: "INPUT_INVALID" });
    expect(text).not.toMatch(/stack|node_modules|\.ts|\.mjs|JSON at position|SyntaxError/);
    expect(({} as Record<string, unknown>).body).toBeUndefined();
  });

  it("names that every object has are no procedures", async () => {
    for (const path of [
      "__proto__",
      "constructor",
      "toString",
      "microblog.__proto__",
      "microblog",
      "_def",
      "hasOwnProperty",
    ]) {
      const answer = await fetch(`${origin}/api/trpc/${path}?input=%7B%7D`);
      expect(answer.status, path).toBe(404);
      expect(await answer.text(), path).not.toMatch(/No procedure|stack/);
    }
  });

  it("a body past 256 KB is refused before it is read", async () => {
    const answer = await post("/api/trpc/microblog.createPost", {
      body: JSON.stringify({ body: "x".repeat(300_000) }),
    });
    expect(answer.status).toBe(413);
    expect((await answer.json()).error.data.refusal.reason).toBe("REQUEST_TOO_LARGE");
  });

  it("a body of unknown size is not waited for", async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("{}"));
        controller.close();
      },
    });
    const answer = await fetch(`${origin}/api/trpc/microblog.createPost`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body,
      duplex: "half",
    } as RequestInit); // the type does not know `duplex` yet
    expect(answer.status).toBe(411);
  });

  it("ten calls may come at once, each counted by itself, and eleven may not", async () => {
    const batch = (count: number) => {
      const paths = Array(count).fill("microblog.newest").join(",");
      const input = JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [at, {}])));
      return fetch(`${origin}/api/trpc/${paths}?batch=1&input=${encodeURIComponent(input)}`);
    };
    expect((await (await batch(10)).json()).map((each: { result: unknown }) => typeof each.result)).toEqual(
      Array(10).fill("object"),
    );
    expect((await batch(11)).status).toBe(400);
  });

  it("a batch does not multiply what one person may do in a day", async () => {
    const other = await makePerson();
    await useUp(other, 3);
    const answer = await post(`/api/trpc/${Array(10).fill("microblog.createPost").join(",")}?batch=1`, {
      headers: { cookie: await signedIn(other) },
      body: JSON.stringify(Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at, { body: `第 ${at} 条` }]))),
    });
    const answers: { error?: { data: { refusal: { reason: string } } } }[] = await answer.json();
    expect(answers.map(({ error }) => error?.data.refusal.reason ?? "done").sort()).toEqual([
      ...Array(7).fill("QUOTA_EXCEEDED"),
      ...Array(3).fill("done"),
    ]);
    expect(await postsOf(other)).toBe(3);
  });

  it.each([
    ["POST", "/"],
    ["PUT", "/api/trpc/microblog.createPost"],
    ["DELETE", "/"],
    ["OPTIONS", "/api/trpc/microblog.createPost"],
    ["PATCH", "/media"],
    ["POST", "/live"],
    ["HEAD", "/live"],
  ])("%s %s is no way in", async (method, path) => {
    const answer = await fetch(origin + path, { method });
    expect(answer.status).toBe(405);
  });

  it.each([
    ["another host's address", "GET http://elsewhere.example/ HTTP/1.1\r\nHost: guiju.test\r\n\r\n", "400"],
    [
      "a path that browsers read as a host",
      "GET /\\elsewhere.example HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "400",
    ],
    ["a path that is no text", "GET /u/%ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "400"],
    ["a path with an end inside", "GET /u/a%00b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "400"],
    ["no host", "GET / HTTP/1.1\r\n\r\n", "400"],
    ["two lengths", "POST /api/trpc/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "400"],
    [
      "a length and chunks",
      "POST /api/trpc/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "400",
    ],
    ["a folded header", "GET /health HTTP/1.1\r\nHost: a\r\nX-A: 1\r\n\tX-B: 2\r\nBad Header: 3\r\n\r\n", "400"],
    ["noise", "\x16\x03\x01\x02\x00", "400"],
    ["too many bytes of headers", `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`, "431"],
    ["too long an address", `GET /?${"a".repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, "431"],
  ])("bytes that say two things are cut off: %s", async (_name, bytes, status) => {
    const before = pages.asked.length;
    const answer = await raw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
    expect(pages.asked.length).toBe(before);
  });

  it("an unread body is not taken for the next request", async () => {
    const smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    const answer = await raw(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${smuggled.length + 100}\r\n\r\n${smuggled}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 405 /);
    expect(pages.asked).not.toContain("/smuggled");
  });
});

describe("people who are turned away", () => {
  it.each([
    ["zh-CN", "一次发送的内容太多了", "重新打开"],
    ["en", "This is too much at once", "Open again"],
  ])("read why in their language: %s", async (locale, what, again) => {
    const answer = await post("/api/auth/callback/credentials", {
      headers: {
        accept: "text/html",
        cookie: `locale=${locale}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "x".repeat(20_000),
    });
    expect(answer.status).toBe(413);
    const html = await answer.text();
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(what);
    expect(html).toContain(again);
    expect(answer.headers.get("content-security-policy")).not.toContain("unsafe-inline");
  });

  it("for haste hear when to come back", async () => {
    const other = await makePerson();
    await useUp(other, 0);
    const answer = await post("/api/trpc/microblog.createPost", { headers: { cookie: await signedIn(other) } });
    expect(answer.status).toBe(429);
    const { until } = (await answer.json()).error.data.refusal.params;
    const seconds = Number(answer.headers.get("retry-after"));
    expect(Math.abs(Date.parse(until) - now().getTime() - seconds * 1000)).toBeLessThan(5_000);
  });
});
