"use client"; // holds what became of the last attempt

import { useState } from "react";
import { refusalOf } from "@/components/refusal/refusal-of";
import { type InputOf, type OutputOf, type Path, sendCommand } from "@/components/trpc/call";
import type { Refusal } from "@/server/shared/errors";

export interface Command<P extends Path> {
  /** Sends it; null when it was refused, and then `refusal` says why. A second call while one is under way is ignored. */
  send: (input: InputOf<P>) => Promise<OutputOf<P> | null>;
  pending: boolean;
  refusal: Refusal | null;
  clear: () => void;
}

/** One command of a form or a button, with its progress and its refusal. */
export function useCommand<P extends Path>(path: P): Command<P> {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function send(input: InputOf<P>) {
    if (pending) return null;
    setPending(true);
    setRefusal(null);
    try {
      return await sendCommand(path, input);
    } catch (error) {
      setRefusal(refusalOf(error));
      return null;
    } finally {
      setPending(false);
    }
  }

  return { send, pending, refusal, clear: () => setRefusal(null) };
}
