// Who sends a request, and from where: another site's page, a page drawn for somebody else and a session that has ended change nothing.
import { describe, expect, it } from "vitest";
import { sessionCookie } from "@/server/api/context";
import { statementCount } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { door, post, postsOf, signedIn, useFrontDoor } from "@/server/testing/front-door";
import { makePerson, useWorld } from "@/server/testing/world";
import { endSessions } from "@/server/trust/standing/sessions";

useWorld();
useFrontDoor();

describe("a change", () => {
  it("from our own page goes through, and the browser gets an id that scripts cannot read", async () => {
    const before = await postsOf(door.person);
    const answer = await post("/api/trpc/microblog.createPost", {
      headers: { origin: "http://guiju.test", "sec-fetch-site": "same-origin" },
    });
    expect(answer.status).toBe(200);
    expect(await postsOf(door.person)).toBe(before + 1);
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
    const before = await postsOf(door.person);
    const answer = await post("/api/trpc/microblog.createPost", { headers });
    expect(answer.status).toBe(403);
    expect((await answer.json()).refusal).toMatchObject({ kind: "FORBIDDEN", reason: "FOREIGN_ORIGIN" });
    for (const path of ["/api/auth/callback/credentials", "/api/auth/signout", "/media"])
      expect((await post(path, { headers })).status, path).toBe(403);
    expect(await postsOf(door.person)).toBe(before);
  });

  it("over https is not ours because it names itself as its host", async () => {
    const itself = { origin: door.httpsOrigin.replace("http:", "https:") };
    expect((await post("/api/trpc/microblog.createPost", { headers: itself, to: door.httpsOrigin })).status).toBe(403);
  });

  it("from a page that was drawn for somebody else than who is signed in now is refused before anything runs", async () => {
    const other = await makePerson();
    const before = await postsOf(door.person);
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
    const ended = await from(door.person.accountId, "/api/trpc/moderation.report", {
      headers: { cookie: "" },
      body: report,
    });
    expect((await ended.json()).error.data.refusal.reason).toBe("SIGN_IN_REQUIRED");
    expect(await postsOf(door.person)).toBe(before);
    expect((await from(door.person.accountId, "/api/trpc/microblog.createPost")).status).toBe(200);
    expect(await postsOf(door.person)).toBe(before + 1);
  });

  it("cannot be asked for with GET", async () => {
    const before = await postsOf(door.person);
    for (const method of ["GET", "HEAD"]) {
      const input = encodeURIComponent(JSON.stringify({ body: "x" }));
      await fetch(`${door.origin}/api/trpc/microblog.createPost?input=${input}`, {
        method,
        headers: { cookie: door.cookie },
      });
    }
    expect(await postsOf(door.person)).toBe(before);
  });

  it.each([
    ["a plain form's text", "text/plain"],
    ["a form", "application/x-www-form-urlencoded"],
    ["an upload", "multipart/form-data; boundary=x"],
    ["bytes", "application/octet-stream"],
    ["a type that only begins like ours", "application/json-seq"],
  ])("cannot come as %s", async (_name, type) => {
    const before = await postsOf(door.person);
    expect((await post("/api/trpc/microblog.createPost", { headers: { "content-type": type } })).status).toBe(415);
    expect(await postsOf(door.person)).toBe(before);
  });
});

describe("a session", () => {
  it("over https counts only under the name that plain http and neighbours cannot set", async () => {
    const headers = { origin: "https://guiju.test" };
    const plain = await post("/api/trpc/microblog.createPost", {
      to: door.httpsOrigin,
      headers: { ...headers, cookie: door.cookie },
    });
    expect(plain.status).toBe(401);
    const prefixed = await post("/api/trpc/microblog.createPost", {
      to: door.httpsOrigin,
      headers: { ...headers, cookie: `${door.cookie}; ${await signedIn(door.person, true)}` },
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
