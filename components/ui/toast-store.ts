// The toasts that stand now: a list outside React, so that any code may say something.
import type { ReactNode } from "react";

export type ToastTone = "ok" | "info" | "danger";

export interface Toast {
  id: number;
  tone: ToastTone;
  content: ReactNode;
}

const shownFor: Record<ToastTone, number> = { ok: 5_000, info: 6_000, danger: 20_000 };

const none: readonly Toast[] = [];
let toasts = none;
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Calls back at every change; the answer ends it. */
export function subscribeToasts(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Says something without interrupting; at most three stand at once. `danger` is announced at once and stays longer; one that `stays` goes when it is dismissed by what the answer names. */
export function showToast(tone: ToastTone, content: ReactNode, stays = false): number {
  lastId += 1;
  const id = lastId;
  change([...toasts, { id, tone, content }].slice(-3));
  if (!stays) setTimeout(() => dismissToast(id), shownFor[tone]);
  return id;
}

/** The toasts that stand now. */
export function currentToasts(): readonly Toast[] {
  return toasts;
}

/** What the server renders: none. */
export function noToasts(): readonly Toast[] {
  return none;
}
