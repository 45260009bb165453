// The one event stream of a tab, shared by everything on it that listens.
import { pageHeaders } from "@/components/trpc/call";

/**
 * What one can listen to: one's own account, a post with its comments, what an account is called and shows of itself; and that something arrived: from those whom one follows, on the topics that one follows, on one topic
 * (its name encoded as in an address), from the accounts of a list, or at all.
 */
export type Channel =
  | "account"
  | "home"
  | "topics"
  | "newest"
  | `post:${string}`
  | `profile:${string}`
  | `topic:${string}`
  | `list:${string}`;

/** What happened on a channel. It never carries content: ask a query for that. */
export interface LiveSignal {
  type: "arrived" | "changed" | "removed" | "notified" | "ended";
  ids: string[];
}

export type Listener = (signal: LiveSignal) => void;

/** A tab out of sight gives its stream back after so many milliseconds: all tabs of a browser together have six connections to a server that speaks HTTP/1.1. */
const restsAfter = 10_000;

/** A page that was away while its session ended is told so when it comes back. */
const drawnFor =
  pageHeaders["x-viewer"] && pageHeaders["x-viewer"] !== "none" ? `&viewer=${pageHeaders["x-viewer"]}` : "";

const types = ["arrived", "changed", "removed", "notified", "ended"] as const;
const listeners = new Map<Channel, Set<Listener>>();
let stream: EventSource | null = null;
let opened: string | null = null;
let arranging = false;
/** Whether signals may have been lost since there was a stream. */
let hasMissed = false;
let isResting = false;
let rest: ReturnType<typeof setTimeout> | undefined;

/** Hands a signal to the hooks of its channel; one without an audience means: anything may have been missed. */
function deliver(type: LiveSignal["type"], { audience, ids = [] }: { audience?: string; ids?: string[] }) {
  for (const [channel, hooks] of listeners) {
    // The end of one's session is news of one's account.
    const names = channel === "account" ? ["account", "session"] : [channel];
    const meant = audience === undefined || names.some((name) => audience === name || audience.startsWith(`${name}:`));
    if (meant) for (const listener of hooks) listener({ type, ids });
  }
}

/** Opens, reopens or closes the stream once per turn, however many hooks came and went in it. */
function arrange() {
  if (arranging) return;
  arranging = true;
  queueMicrotask(() => {
    arranging = false;
    // The stream always carries the viewer's own account.
    const channels = Array.from(listeners.keys()).filter((channel) => channel !== "account");
    // The newest posts first: the server leases a bounded number.
    const wanted = listeners.size === 0 || isResting ? null : channels.sort().reverse().join();
    if (wanted === opened) return;
    hasMissed = listeners.size > 0 && (hasMissed || stream !== null);
    stream?.close();
    stream = null;
    opened = wanted;
    if (wanted === null) return;
    stream = new EventSource(`/live?channels=${encodeURIComponent(wanted)}${drawnFor}`);
    for (const type of types) {
      stream.addEventListener(type, ({ data }) => {
        deliver(type, JSON.parse(data));
        if (type === "ended") stream?.close();
      });
    }
    // Between two streams signals may have been lost, as after a broken connection.
    if (hasMissed) deliver("changed", {});
    hasMissed = false;
  });
}

function restWhileHidden() {
  clearTimeout(rest);
  if (document.hidden) rest = setTimeout(setResting, restsAfter, true);
  else setResting(false);
}

function setResting(to: boolean) {
  isResting = to;
  arrange();
}

document.addEventListener("visibilitychange", restWhileHidden);
restWhileHidden();

/** Hands the channel's signals to the listener until the returned function is called. */
export function listen(channel: Channel, listener: Listener): () => void {
  const hooks = listeners.get(channel) ?? new Set();
  listeners.set(channel, hooks.add(listener));
  arrange();
  return () => {
    hooks.delete(listener);
    if (hooks.size === 0) listeners.delete(channel);
    arrange();
  };
}
