import type { ReactNode } from "react";
import { findMe, findShellViewer } from "@/app/viewer";
import { SessionWatch } from "@/components/notifications/session-watch";
import { AppShell } from "@/components/shell/app-shell";
import { ViewerProvider } from "@/components/shell/viewer";
import { WithMessages } from "@/components/shell/with-messages";
import { Shortcuts } from "@/components/shortcuts/shortcuts";

/** The app's frame for everything that people read and write. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [me, viewer] = await Promise.all([findMe(), findShellViewer()]);
  return (
    <WithMessages namespaces={["microblog", "comments", "relations", "notifications", "shortcuts"]}>
      <ViewerProvider viewer={me?.account ?? null}>
        <AppShell viewer={viewer}>{children}</AppShell>
        <Shortcuts />
        {viewer ? <SessionWatch /> : null}
      </ViewerProvider>
    </WithMessages>
  );
}
