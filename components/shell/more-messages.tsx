"use client"; // only a client component knows the words around it

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import type { ReactNode } from "react";
import type { Messages } from "@/server/shared/catalogue";

/** Adds words to those that are there: a provider inside another would hide them. */
export function MoreMessages({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  const outer = useMessages();
  return (
    <NextIntlClientProvider locale={useLocale()} messages={{ ...outer, ...messages }}>
      {children}
    </NextIntlClientProvider>
  );
}
