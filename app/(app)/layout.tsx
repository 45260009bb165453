import type { ReactNode } from "react";
import { findMe, findShellViewer } from "@/app/viewer";
import { SessionWatch } from "@/components/notifications/session-watch";
import { AppShell } from "@/components/shell/app-shell";
import { ViewerProvider } from "@/components/shell/viewer";
import { WithMessages } from "@/components/shell/with-messages";

/** The app's frame for everything that people read and write. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [me, viewer] = await Promise.all([findMe(), findShellViewer()]);
  return (
    <WithMessages namespaces={["microblog", "comments", "relations", "notifications"]}>
      <ViewerProvider viewer={me?.account ?? null}>
        <AppShell viewer={viewer}>{children}</AppShell>
        {viewer ? <SessionWatch /> : null}
      </ViewerProvider>
    </WithMessages>
  );
}
