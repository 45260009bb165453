// One event stream per browser tab. It carries signals, never content: what a viewer sees is decided by the query that follows.
import type { IncomingMessage, ServerResponse } from "node:http";
import { now } from "@/server/core/clock";
import { isDatabaseAway } from "@/server/core/database";
import { lease } from "@/server/core/live-hub";
import { log } from "@/server/core/log";
import { readScope } from "@/server/core/read-scope";
import type { RequestContext } from "@/server/core/request";
import type { Signal } from "@/server/core/signal";
import { followedIds, visiblePostIds } from "@/server/trust/visibility/audiences";

const beatMs = 25_000;
const mostChannels = 50;
/** Bytes that may wait for a tab. */
const mostUnread = 256 * 1024;
const postPattern = /^post:([0-9a-f-]{36})$/;
/** Posts of followed people may arrive many in a second: a page is told at most this often. */
const homeEveryMs = 2_000;

/**
 * Answers an event stream for the channels asked for: `post:<id>` for posts that the viewer may see, and `home` for what those whom the viewer follows publish; the
 * viewer's own account is always there. What may be leased is asked at the start, and again, with all leases ended first, whenever the viewer follows, unfollows or is
 * blocked, or one of the posts is removed or left to fewer people. The stream ends at once with the session.
 */
export function answerLive(req: IncomingMessage, res: ServerResponse, context: RequestContext): void {
  const asked = (new URL(req.url ?? "/", "http://localhost").searchParams.get("channels") ?? "").split(",");
  const postIds = asked.flatMap((channel) => postPattern.exec(channel)?.[1] ?? []).slice(0, mostChannels);
  const wantsHome = asked.includes("home") && context.session !== null;
  res.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    Connection: "keep-alive",
    "X-Accel-Buffering": "no",
  });

  let number = 0;
  let audiences: (() => void)[] = [];
  let homeTimer: NodeJS.Timeout | null = null;
  let closed = false;
  const send = (signal: Signal): void => {
    // A tab that does not read would have the process keep everything for it; it may come back and ask.
    if (res.writableLength > mostUnread) return void res.destroy();
    res.write(`id: ${++number}\nevent: ${signal.type}\ndata: ${encode(signal)}\n\n`);
    if (signal.type === "ended") close();
  };
  const sendHome = (): void => {
    homeTimer ??= setTimeout(() => {
      homeTimer = null;
      send({ audience: "home", type: "arrived" });
    }, homeEveryMs);
  };
  const arrange = async (): Promise<void> => {
    for (const end of audiences) end();
    audiences = [];
    const scope = readScope(context.session?.accountId ?? null, now());
    const [posts, authors] = await Promise.all([visiblePostIds(scope, postIds), wantsHome ? followedIds(scope) : []]);
    if (closed) return;
    for (const end of audiences) end();
    audiences = [
      ...posts.map((id) =>
        lease(`post:${id}`, (signal) => {
          send(signal);
          // The post itself went out of somebody's sight: who still may hear of it is asked again.
          if (signal.type === "removed" && signal.ids?.includes(id)) rearrange();
        }),
      ),
      ...authors.map((id) => lease(`author:${id}`, sendHome)),
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
    if (homeTimer) clearTimeout(homeTimer);
    for (const end of [...own, ...audiences]) end();
    res.end();
  };
  req.on("close", close);
  res.write("retry: 2000\n\n");
  // Signals sent while the tab was away are gone: a resumed stream asks its page to look again.
  const opening = req.headers["last-event-id"] ? "changed" : "open";
  rearrange(() => res.write(`event: ${opening}\ndata: {}\n\n`));
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
