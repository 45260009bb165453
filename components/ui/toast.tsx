"use client"; // a live region that other client components speak into

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { ToastList } from "@/components/ui/toast-list";
import { currentToasts, noToasts, subscribeToasts } from "@/components/ui/toast-store";

/** Where toasts appear. Stands once, in the root layout; it needs nothing that would have to be fetched, as it also says that the network is away. */
export function Toasts() {
  const t = useTranslations("ui");
  const shown = useSyncExternalStore(subscribeToasts, currentToasts, noToasts);
  return (
    <section
      aria-label={t("notices")}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-center gap-2 md:bottom-6"
    >
      <ToastList toasts={shown} />
    </section>
  );
}
