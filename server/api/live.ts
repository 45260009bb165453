// One event stream per browser tab. It carries signals, never content: what a viewer sees is decided by the query that follows.
import type { IncomingMessage, ServerResponse } from "node:http";
import { lease } from "@/server/core/live-hub";
import type { RequestContext } from "@/server/core/request";
import type { Signal } from "@/server/core/signal";

const beatMs = 25_000;
const mostChannels = 50;
const channelPattern = /^(post|author):[0-9a-f-]{36}$/;

/**
 * Answers an event stream for the channels asked for (`?channels=post:<id>,author:<id>`) and the viewer's own account. Channels carry only ids, so anyone may lease one. The
 * stream ends at once when the account's sessions end.
 */
export function answerLive(req: IncomingMessage, res: ServerResponse, context: RequestContext): void {
  const asked = new URL(req.url ?? "/", "http://localhost").searchParams.get("channels") ?? "";
  const channels = asked
    .split(",")
    .filter((channel) => channelPattern.test(channel))
    .slice(0, mostChannels);
  res.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    Connection: "keep-alive",
    "X-Accel-Buffering": "no",
  });
  let number = 0;
  const send = (signal: Signal): void => {
    res.write(`id: ${++number}\nevent: ${signal.type}\ndata: ${encode(signal)}\n\n`);
    if (signal.type === "ended") close();
  };
  const leases = channels.map((channel) => lease(channel, send));
  if (context.session) {
    leases.push(lease(`account:${context.session.accountId}`, send), lease(`session:${context.session.id}`, send));
  }
  const beat = setInterval(() => res.write(": beat\n\n"), beatMs);
  const close = (): void => {
    clearInterval(beat);
    for (const end of leases) end();
    res.end();
  };
  req.on("close", close);
  res.write("retry: 2000\nevent: open\ndata: {}\n\n");
  // Signals sent while the tab was away are gone: a resumed stream asks its page to look again.
  if (req.headers["last-event-id"]) res.write("event: changed\ndata: {}\n\n");
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
