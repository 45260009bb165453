"use client"; // fetches words

import { useLocale } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { MoreMessages } from "@/components/shell/more-messages";
import type { Messages } from "@/server/shared/catalogue";
import type { Locale } from "@/server/shared/i18n";

interface LateMessagesProps {
  /** Fetches the words of one part in each language. */
  words: Record<Locale, () => Promise<Partial<Messages>>>;
  /** They did not come, and a toast has said why. */
  onMissing: () => void;
  children: ReactNode;
}

/** For dialogs that few people open on a page: their words come with them, beside those that are there. Nothing is shown until they are. */
export function LateMessages({ words, onMissing, children }: LateMessagesProps) {
  const locale = useLocale();
  const [messages, setMessages] = useState<Partial<Messages> | null>(null);

  const fetchIn = useEffectEvent((language: Locale) =>
    words[language]().then(setMessages, (error) => {
      toastRefusal(error);
      onMissing();
    }),
  );
  useEffect(() => void fetchIn(locale), [locale]);

  return messages && <MoreMessages messages={messages}>{children}</MoreMessages>;
}
