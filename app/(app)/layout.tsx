import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { findMe, findShellViewer } from "@/app/viewer";
import { SessionWatch } from "@/components/notifications/session-watch";
import { AppShell } from "@/components/shell/app-shell";
import { messagesOf } from "@/components/shell/messages-of";
import { ViewerProvider } from "@/components/shell/viewer";
import { ShortcutsSlot } from "@/components/shortcuts/shortcuts-slot";

/** What client components of nearly every page speak; others add their own (WithMessages). */
const spoken = ["ui", "microblog", "comments", "relations", "notifications", "shortcuts"] as const;

/** The app's frame for everything that people read and write. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [me, viewer] = await Promise.all([findMe(), findShellViewer()]);
  return (
    <NextIntlClientProvider messages={await messagesOf(spoken)}>
      <ViewerProvider viewer={me?.account ?? null}>
        <AppShell viewer={viewer}>{children}</AppShell>
        <ShortcutsSlot />
        {viewer ? <SessionWatch /> : null}
      </ViewerProvider>
    </NextIntlClientProvider>
  );
}
