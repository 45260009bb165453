"use client"; // a live region that other client components speak into

import { useTranslations } from "next-intl";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { currentToasts, noToasts, subscribeToasts, type Toast } from "@/components/ui/toast-store";

// Most pages never show one, so the look comes with the first; where it cannot come, what is to be said is said without.
const ToastList = lazy(async () => ({
  default: await import("@/components/ui/toast-list").then(
    (list) => list.ToastList,
    () => BareToasts,
  ),
}));

function BareToasts({ toasts }: { toasts: readonly Toast[] }) {
  return toasts.map(({ id, content }) => (
    <div key={id} className="rounded-card bg-raised p-4">
      {content}
    </div>
  ));
}

/** Where toasts appear. Stands once, in the root layout. */
export function Toasts() {
  const t = useTranslations("ui");
  const shown = useSyncExternalStore(subscribeToasts, currentToasts, noToasts);
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
