// One event stream per browser tab. It carries signals, never content: what a viewer sees is decided by the query that follows.
import type { IncomingMessage, ServerResponse } from "node:http";
import { now } from "@/server/core/clock";
import { isDatabaseAway } from "@/server/core/database";
import { lease } from "@/server/core/live-hub";
import { log } from "@/server/core/log";
import { readScope } from "@/server/core/read-scope";
import type { RequestContext } from "@/server/core/request";
import { type Signal, sectionsOf } from "@/server/core/signal";
import { topicKeyOf } from "@/server/shared/entities";
import {
  followedIds,
  followedTopicKeys,
  listedIds,
  visibleAccountsAmong,
  visibleAmong,
} from "@/server/trust/visibility/audiences";

const beatMs = 25_000;
const mostChannels = 50;
const mostOfAKind = 3;
/** Bytes that may wait for a tab. */
const mostUnread = 256 * 1024;
const postPattern = /^post:([0-9a-f-]{36})$/;
const listPattern = /^list:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const profilePattern = /^profile:([0-9a-f-]{36})$/;
const topicPattern = /^topic:(.{1,600})$/;
/** Many posts may arrive in a second, and a page asks again each time it is told: it is told at most this often. */
const tellEveryMs = { home: 2_000, topics: 5_000, topic: 5_000, list: 5_000, newest: 15_000 };

/**
 * Answers an event stream for the channels asked for: `post:<id>` for posts that the viewer may see, for what their authors are called and the rule of their comments; `profile:<id>` for an account's
 * name, bio and portrait taken away or given back; and of what arrives, that it did and nothing more: `home` for what those
 * whom the viewer follows publish, `list:<id>` for what the accounts of a list publish for everybody, `topics` (those followed) and `topic:<name>` for what everybody may see of
 * a topic, `newest` for what everybody may see of all. The viewer's own account is always there. What may be leased is asked at the start, and again, with all leases ended first,
 * whenever the viewer follows, unfollows or is blocked, or one of the posts is removed or left to fewer people. The stream ends at once with the session; where
 * the page was drawn for an account (`viewer`) that is not signed in here any more, it begins with that end.
 */
export function answerLive(req: IncomingMessage, res: ServerResponse, context: RequestContext): void {
  const query = new URL(req.url ?? "/", "http://localhost").searchParams;
  const asked = (query.get("channels") ?? "").split(",");
  const drawnFor = query.get("viewer");
  const postIds = asked.flatMap((channel) => postPattern.exec(channel)?.[1] ?? []).slice(0, mostChannels);
  const profileIds = asked.flatMap((channel) => profilePattern.exec(channel)?.[1] ?? []).slice(0, mostOfAKind);
  const isSignedIn = context.session !== null;
  const lists = asked.filter((channel) => listPattern.test(channel)).slice(0, mostOfAKind);
  const topics = asked.filter((channel) => topicPattern.test(channel)).slice(0, mostOfAKind);
  res.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    Connection: "keep-alive",
    "X-Accel-Buffering": "no",
  });

  let number = 0;
  let audiences: (() => void)[] = [];
  const telling = new Map<string, NodeJS.Timeout>();
  let closed = false;
  const send = (signal: Signal): void => {
    // A tab that does not read would have the process keep everything for it; it may come back and ask.
    if (res.writableLength > mostUnread) return void res.destroy();
    res.write(`id: ${++number}\nevent: ${signal.type}\ndata: ${encode(signal)}\n\n`);
    if (signal.type === "ended") close();
  };
  /** Tells the channel soon that something arrived, once for whatever arrives until then. */
  const told = (channel: string, kind: keyof typeof tellEveryMs) => (): void => {
    if (telling.has(channel)) return;
    const tell = () => {
      telling.delete(channel);
      send({ audience: channel, type: "arrived" });
    };
    telling.set(channel, setTimeout(tell, tellEveryMs[kind]));
  };
  const leaseProfile = (accountId: string, changed: Signal) =>
    lease(`account:${accountId}`, ({ type, ids }) => {
      if (type === "changed" && ids?.includes(accountId)) send(changed);
    });
  const arrange = async (): Promise<void> => {
    for (const end of audiences) end();
    audiences = [];
    const scope = readScope(context.session?.accountId ?? null, now());
    const [posts, profiles, authors, keys, listed] = await Promise.all([
      visibleAmong(scope, postIds),
      visibleAccountsAmong(scope, profileIds),
      isSignedIn && asked.includes("home") ? followedIds(scope) : [],
      isSignedIn && asked.includes("topics") ? followedTopicKeys(scope) : [],
      Promise.all(lists.map((channel) => listedIds(scope, channel.slice("list:".length)))),
    ]);
    if (closed) return;
    for (const end of audiences) end();
    audiences = [
      ...posts.flatMap(({ id, authorId }) => [
        lease(`post:${id}`, (signal) => {
          send(signal);
          // The post itself went out of somebody's sight: who still may hear of it is asked again.
          if (signal.type === "removed" && signal.ids?.includes(id)) rearrange();
        }),
        // What holds for all sections of its author: the post itself is as it was.
        lease(sectionsOf(authorId), () => send({ audience: `post:${id}`, type: "changed" })),
        leaseProfile(authorId, { audience: `post:${id}`, type: "changed", ids: [id] }),
      ]),
      ...profiles.map((id) => leaseProfile(id, { audience: `profile:${id}`, type: "changed", ids: [id] })),
      ...authors.map((id) => lease(`author:${id}`, told("home", "home"))),
      ...keys.map((key) => lease(`topic:${key}`, told("topics", "topics"))),
      ...topics.map((channel) => lease(`topic:${keyIn(channel)}`, told(channel, "topic"))),
      ...lists.map((channel, at) => {
        const [among, tell] = [new Set(listed[at]), told(channel, "list")];
        return lease("newest", ({ ids }) => {
          if (ids?.some((id) => among.has(id))) tell();
        });
      }),
      ...(asked.includes("newest") ? [lease("newest", told("newest", "newest"))] : []),
    ];
  };
  const rearrange = (then = () => {}): void => {
    arrange().then(then, (error) => {
      if (!isDatabaseAway(error)) log.warn({ err: error }, "live stream ended");
      close();
    });
  };
  const own = context.session
    ? [
        // `changed` says that signals were lost, and the end of this session may have been one of them: the tab comes back and is looked up again.
        lease(`session:${context.session.id}`, (signal) => (signal.type === "changed" ? close() : send(signal))),
        lease(`following:${context.session.accountId}`, () => rearrange()),
        lease(`account:${context.session.accountId}`, (signal) => {
          if (signal.type === "changed") rearrange();
          send(signal);
        }),
      ]
    : [];
  const beat = setInterval(() => res.write(": beat\n\n"), beatMs);
  const close = (): void => {
    closed = true;
    clearInterval(beat);
    for (const timer of telling.values()) clearTimeout(timer);
    for (const end of [...own, ...audiences]) end();
    res.end();
  };
  req.on("close", close);
  res.write("retry: 2000\n\n");
  if (drawnFor && drawnFor !== context.session?.accountId) return void send({ audience: "session", type: "ended" });
  // Signals sent while the tab was away are gone: a resumed stream asks its page to look again.
  const opening = req.headers["last-event-id"] ? "changed" : "open";
  rearrange(() => res.write(`event: ${opening}\ndata: {}\n\n`));
}

/** The key of the topic that a channel names; of a name that is no text, no topic's. */
function keyIn(channel: string): string {
  try {
    return topicKeyOf(decodeURIComponent(channel.slice("topic:".length)));
  } catch {
    return "";
  }
}

/** Each signal is encoded once per process, however many streams carry it. */
const encoded = new WeakMap<Signal, string>();
function encode(signal: Signal): string {
  const known = encoded.get(signal);
  if (known !== undefined) return known;
  const text = JSON.stringify({ audience: signal.audience, ids: signal.ids ?? [] });
  encoded.set(signal, text);
  return text;
}
