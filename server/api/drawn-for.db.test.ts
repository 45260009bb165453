// One session stands for all tabs of a browser: what an open page may still do once somebody else is signed in there.
import type { Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sessionCookie } from "@/server/api/context";
import { pageSessions } from "@/server/api/page-sessions";
import { serve } from "@/server/api/serve";
import { startHub, stopHub } from "@/server/core/live-hub";
import { inWriteTx } from "@/server/core/write-tx";
import { insertSession } from "@/server/features/accounts/store/tickets";
import { as, contextAs, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();

let server: Server;
let origin: string;
let before: Person;
let here: Person;
let cookie: string;

beforeAll(async () => {
  await startHub();
  server = await serve({
    port: 0,
    url: "http://guiju.test",
    trustedProxies: 0,
    // As next-auth does it: whoever the cookie stands for is signed out, and the browser forgets the cookie whatever came of that.
    pages: async (_req, res) => {
      const [, token = ""] = cookie.split("=");
      await pageSessions.end(token).catch(() => undefined);
      res.setHeader("Set-Cookie", `${sessionCookie(false)}=; Max-Age=0`);
      res.end("page");
    },
  });
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  before = await makePerson();
  here = await makePerson();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stopHub();
});

/** The browser in which this person is signed in now. */
async function signIn(who: Person): Promise<void> {
  const { token } = await inWriteTx((tx) =>
    insertSession(tx, { accountId: who.accountId, secondFactor: false, request: contextAs(who) }),
  );
  cookie = `${sessionCookie(false)}=${token}`;
}

/** Asks as a page does that was drawn for somebody; undefined: as a program does. */
async function ask(path: string, drawnFor?: string, isSignedIn = true) {
  const answer = await fetch(`${origin}/api/trpc/${path}?input=%7B%7D`, {
    headers: { ...(isSignedIn && { cookie }), ...(drawnFor !== undefined && { "x-viewer": drawnFor }) },
  });
  const { result, error } = await answer.json();
  return { status: answer.status, reason: error?.data.refusal.reason, data: result?.data };
}

const signOut = (drawnFor: string, isSignedIn = true) =>
  fetch(`${origin}/api/auth/signout`, {
    method: "POST",
    headers: {
      ...(isSignedIn && { cookie }),
      "x-viewer": drawnFor,
      "content-type": "application/x-www-form-urlencoded",
    },
  });

it("a page shows nothing of the account that is signed in by now, whatever it asks", async () => {
  await signIn(here);
  for (const path of ["notifications.list", "microblog.home", "microblog.newest"])
    for (const drawnFor of [before.accountId, "none"])
      expect(await ask(path, drawnFor), path).toEqual({ status: 409, reason: "SIGNED_IN_AS_ANOTHER" });
  expect(await ask("microblog.newest", before.accountId, false)).toMatchObject({ reason: "SIGN_IN_REQUIRED" });
});

it("a page of the account that is signed in, a visitor's page and a program are answered", async () => {
  await signIn(here);
  expect((await ask("notifications.list", here.accountId)).status).toBe(200);
  expect((await ask("notifications.list")).status).toBe(200);
  expect((await ask("microblog.newest", "none", false)).status).toBe(200);
  expect((await ask("microblog.newest", undefined, false)).status).toBe(200);
  // A page that is being rendered says nothing of whom it will have been drawn for.
  expect((await as(here).notifications.list({})).notices).toEqual([]);
});

it("signing out on a page ends the session of whom it was drawn for, and nobody else's", async () => {
  await signIn(here);
  for (const drawnFor of [before.accountId, "none"]) {
    const refused = await signOut(drawnFor);
    expect(refused.status).toBe(409);
    expect(refused.headers.has("set-cookie")).toBe(false);
    expect((await refused.json()).refusal).toEqual({ kind: "CONFLICT", reason: "SIGNED_IN_AS_ANOTHER", params: {} });
  }
  expect((await ask("notifications.list")).status).toBe(200);

  expect((await signOut(here.accountId)).status).toBe(200);
  expect(await ask("notifications.list")).toMatchObject({ reason: "SIGN_IN_REQUIRED" });
  // Where nobody is signed in any more, nothing is left to be refused.
  expect((await signOut(here.accountId)).status).toBe(200);
});
