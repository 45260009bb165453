// The server as browsers and strangers meet it: over sockets, once as plain http and once as behind https.
import type { Server } from "node:http";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { quotaUse } from "@/db/schema/trust/quotas";
import { sessionCookie } from "@/server/api/context";
import { serve } from "@/server/api/serve";
import { startHub, stopHub } from "@/server/core/live-hub";
import { inWriteTx } from "@/server/core/write-tx";
import { insertSession } from "@/server/features/accounts/store/tickets";
import { shanghaiDay } from "@/server/shared/time";
import { as, contextAs, makePerson, type Person } from "@/server/testing/world";
import { dailyLimits } from "@/server/trust/quotas/limits";

interface Door {
  /** Where http://guiju.test and https://guiju.test really listen. */
  origin: string;
  httpsOrigin: string;
  /** Addresses that came through to the pages. */
  pagesAsked: string[];
  /** Somebody who is signed in, and the cookie of that session. */
  person: Person;
  cookie: string;
}

export const door = { pagesAsked: [] as string[] } as Door; // the rest is known when the door opens

/** Opens the door for the tests of a file. */
export function useFrontDoor(): void {
  const servers: Server[] = [];
  const open = async (url: string) => {
    const server = await serve({
      port: 0,
      url,
      trustedProxies: 0,
      pages: async (req, res) => {
        door.pagesAsked.push(req.url ?? "");
        res.end("page");
      },
    });
    servers.push(server);
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  };
  beforeAll(async () => {
    await startHub();
    door.origin = await open("http://guiju.test");
    door.httpsOrigin = await open("https://guiju.test");
    door.person = await makePerson();
    door.cookie = await signedIn(door.person);
  });
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await stopHub();
  });
}

/** A session of this person as a browser carries it. */
export async function signedIn(who: Person, isHttps = false): Promise<string> {
  const { token } = await inWriteTx((tx) =>
    insertSession(tx, { accountId: who.accountId, secondFactor: false, request: contextAs(who) }),
  );
  return `${sessionCookie(isHttps)}=${token}`;
}

/** Sends the words of a post, as the person at the door unless the headers say otherwise. */
export function post(path: string, init: { body?: BodyInit; headers?: Record<string, string>; to?: string } = {}) {
  return fetch(`${init.to ?? door.origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: door.cookie, ...init.headers },
    body: init.body ?? JSON.stringify({ body: "经过网络的一条" }),
    redirect: "manual",
  });
}

/** Leaves this person so many posts for today. */
export async function useUp(who: Person, left: number): Promise<void> {
  const used = dailyLimits.post[2] - left; // a new account has level 2
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${quotaUse} (principal_id, quota, window_at, used)
      values (${who.principalId}::uuid, 'post', ${shanghaiDay(tx.now)}::timestamptz, ${used}::int)`),
  );
}

/** How many posts of this person everybody reads. */
export async function postsOf(who: Person): Promise<number> {
  return (await as(null).microblog.profilePosts({ handle: who.handle })).posts.length;
}
