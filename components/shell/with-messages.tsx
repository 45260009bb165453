import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "@/server/shared/catalogue";

interface WithMessagesProps {
  /** What the client components inside speak; `ui` is always there. */
  namespaces: readonly Namespace[];
  children: ReactNode;
}

/** Hands client components the words they need and no others. */
export async function WithMessages({ namespaces, children }: WithMessagesProps) {
  const all = await getMessages();
  const wanted = new Set<string>(["ui", ...namespaces]);
  const messages = Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name)));
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
