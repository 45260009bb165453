// The server as a stranger meets it: over sockets, with whatever bytes they like.
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { now } from "@/server/core/clock";
import { door, post, postsOf, signedIn, useFrontDoor, useUp } from "@/server/testing/front-door";
import { makePerson, useWorld } from "@/server/testing/world";

useWorld();
useFrontDoor();

/** Sends raw bytes and reads until the server ends the connection. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(door.origin).port), "127.0.0.1");
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
    const answer = await fetch(door.origin + path, { redirect: "manual" });
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
    const answer = await fetch(`${door.httpsOrigin}/health`);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
  });

  it("of the API is kept by no cache", async () => {
    const answer = await fetch(`${door.origin}/api/trpc/microblog.newest?input=%7B%7D`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
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
      const answer = await fetch(`${door.origin}/api/trpc/${path}?input=%7B%7D`);
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
    const answer = await fetch(`${door.origin}/api/trpc/microblog.createPost`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: door.cookie },
      body,
      duplex: "half",
    } as RequestInit); // the type does not know `duplex` yet
    expect(answer.status).toBe(411);
  });

  it("ten calls may come at once, each counted by itself, and eleven may not", async () => {
    const batch = (count: number) => {
      const paths = Array(count).fill("microblog.newest").join(",");
      const input = JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [at, {}])));
      return fetch(`${door.origin}/api/trpc/${paths}?batch=1&input=${encodeURIComponent(input)}`);
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
    const answer = await fetch(door.origin + path, { method });
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
    const before = door.pagesAsked.length;
    const answer = await raw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
    expect(door.pagesAsked.length).toBe(before);
  });

  it("an unread body is not taken for the next request", async () => {
    const smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    const answer = await raw(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${smuggled.length + 100}\r\n\r\n${smuggled}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 405 /);
    expect(door.pagesAsked).not.toContain("/smuggled");
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
