"use client"; // a live region that other client components speak into

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";

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

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Says something without interrupting; at most three stand at once. `danger` is announced at once and stays longer. */
export function showToast(tone: ToastTone, content: ReactNode): void {
  lastId += 1;
  const id = lastId;
  change([...toasts, { id, tone, content }].slice(-3));
  setTimeout(() => dismissToast(id), shownFor[tone]);
}

// Most pages never show one, so the look comes with the first.
const ToastList = lazy(async () => ({ default: (await import("@/components/ui/toast-list")).ToastList }));

/** Where toasts appear. Stands once, in the root layout. */
export function Toasts() {
  const t = useTranslations("ui");
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <section
      aria-label={t("notices")}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-center gap-2 md:bottom-6"
    >
      {shown.length > 0 ? (
        <Suspense>
          <ToastList toasts={shown} />
        </Suspense>
      ) : null}
    </section>
  );
}
