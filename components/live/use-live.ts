"use client"; // one event stream per tab

import { useEffect, useEffectEvent } from "react";

/** What the stream says: which audience, and what happened there. It never carries content; ask a query for that. */
export interface LiveSignal {
  audience: string;
  type: "arrived" | "changed" | "removed" | "notified" | "ended";
  ids?: string[];
}

type Listener = (signal: LiveSignal) => void;

const listeners = new Map<string, Set<Listener>>();
let stream: EventSource | null = null;
let opened = "";
let lastId = "";
let opening = false;

/** Opens, reopens or closes the stream once per turn, however many hooks came and went in it. */
function arrange() {
  if (opening) return;
  opening = true;
  queueMicrotask(() => {
    opening = false;
    const wanted = Array.from(listeners.keys()).sort();
    const key = wanted.join();
    if (key === opened && stream?.readyState !== EventSource.CLOSED) return;
    stream?.close();
    stream = null;
    opened = key;
    if (wanted.length === 0) return;
    const query = new URLSearchParams(wanted.map((audience) => ["audience", audience]));
    // A new EventSource cannot send Last-Event-ID itself; the browser's own reconnections do.
    if (lastId) query.set("lastEventId", lastId);
    stream = new EventSource(`/live?${query}`);
    stream.onmessage = ({ data, lastEventId }) => {
      lastId = lastEventId || lastId;
      const signal: LiveSignal = JSON.parse(data);
      for (const listener of listeners.get(signal.audience) ?? []) listener(signal);
    };
  });
}

/**
 * Listens to an audience (`null`: to nothing) for as long as the component is shown. All hooks of a tab share one
 * stream, which resumes where it broke off; a signal may arrive twice, so handle it by asking again.
 */
export function useLive(audience: string | null, onSignal: Listener): void {
  const handle = useEffectEvent(onSignal);
  useEffect(() => {
    if (audience === null) return;
    const listener: Listener = (signal) => handle(signal);
    const others = listeners.get(audience) ?? new Set();
    listeners.set(audience, others.add(listener));
    arrange();
    return () => {
      others.delete(listener);
      if (others.size === 0) listeners.delete(audience);
      arrange();
    };
  }, [audience]);
}
