// Listens to the database once per process and hands each signal to whoever leased its audience.
import { listenConnection } from "@/server/core/database";
import { shared } from "@/server/core/process-slot";
import type { Signal } from "@/server/core/signal";

type Listener = (signal: Signal) => void;

const beatMs = 15_000;

interface Hub {
  audiences: Map<string, Set<Listener>>;
  everything: Set<Listener>;
  wake: Set<() => void>;
  stop: (() => Promise<void>) | null;
}
const hub = shared(
  "live-hub",
  (): Hub => ({ audiences: new Map(), everything: new Set(), wake: new Set(), stop: null }),
);

/** Leases an audience; the returned function ends the lease, and may be called twice. */
export function lease(audience: string, listener: Listener): () => void {
  const listeners = hub.audiences.get(audience) ?? new Set();
  hub.audiences.set(audience, listeners);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && hub.audiences.get(audience) === listeners) hub.audiences.delete(audience);
  };
}

/** Hands over every signal, whatever its audience; after a loss of connection one with the audience `*`, since some may be missing. */
export function onEverySignal(listener: Listener): () => void {
  hub.everything.add(listener);
  return () => hub.everything.delete(listener);
}

/** Calls `wake` whenever outbox rows were committed somewhere. */
export function onOutbox(wake: () => void): () => void {
  hub.wake.add(wake);
  return () => hub.wake.delete(wake);
}

function deliver(payload: string): void {
  const signal: Signal = JSON.parse(payload);
  for (const listener of hub.audiences.get(signal.audience) ?? []) listener(signal);
  for (const listener of hub.everything) listener(signal);
}

/**
 * Starts listening and reconnects after a loss, for ever, until stopped. After a reconnection every lease is told `changed`, because signals sent
 * in between are gone. A second start is ignored.
 */
export async function startHub(): Promise<void> {
  if (hub.stop) return;
  let stopped = false;
  let client: Awaited<ReturnType<typeof listenConnection>> | null = null;
  let timer: NodeJS.Timeout | undefined;
  // A connection that died without a word would swallow signals: each beat asks, and an answer that does not come ends it.
  const beat = setInterval(() => {
    const asked = client;
    asked?.query("select 1").catch(() => asked.end().catch(() => undefined));
  }, beatMs);
  hub.stop = async () => {
    stopped = true;
    hub.stop = null;
    clearTimeout(timer);
    clearInterval(beat);
    await client?.end().catch(() => undefined);
  };
  const connect = async (again: boolean): Promise<void> => {
    client = await listenConnection();
    if (stopped) return client.end();
    client.on("notification", ({ channel, payload }) => {
      if (channel === "outbox") for (const wake of hub.wake) wake();
      else if (payload) deliver(payload);
    });
    client.on("end", retry);
    await client.query("listen outbox");
    await client.query("listen live");
    if (again) {
      for (const [audience, listeners] of hub.audiences)
        for (const listener of listeners) listener({ audience, type: "changed" });
      for (const listener of hub.everything) listener({ audience: "*", type: "changed" });
      for (const wake of hub.wake) wake();
    }
  };
  const retry = (): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => connect(true).catch(retry), 500);
  };
  await connect(false);
}

/** Stops listening. May run twice. */
export async function stopHub(): Promise<void> {
  await hub.stop?.();
}
