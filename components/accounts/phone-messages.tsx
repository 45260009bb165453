"use client"; // asks for new messages while it is shown

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askQuery } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { SandboxMessageView } from "@/server/features/accounts/contract";

const everyMs = 1_500;
/** Digits of the shortest number there is; before that nothing is asked. */
const shortest = 7;

/** The last messages that came to a number in the demo, newest first. `onCode` offers to fill in a message's code. */
export function PhoneMessages({ phone, onCode }: { phone: string; onCode?: (code: string) => void }) {
  const t = useTranslations("accounts.demo.phone");
  const [messages, setMessages] = useState<SandboxMessageView[]>([]);

  useEffect(() => {
    if (phone.replace(/\D/g, "").length < shortest) return setMessages([]);
    let isShown = true;
    const look = () =>
      askQuery("accounts.sandboxMessages", { phone }).then(
        (found) => isShown && setMessages(found),
        // A number that is not whole yet has no messages.
        () => isShown && setMessages([]),
      );
    void look();
    const timer = setInterval(look, everyMs);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [phone]);

  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-soft text-small">{t("lead")}</p>
      <ul aria-label={t("messages")} aria-live="polite" className="flex flex-col gap-2">
        {messages.map((message) => {
          const code = /\d{6}/.exec(message.text)?.[0];
          return (
            <li key={message.id} className="rounded-card bg-sunken p-3 text-small">
              <p>{message.text}</p>
              <div className="mt-1.5 flex items-center justify-between gap-2">
                <Time at={message.sentAt} style="absolute" className="text-ink-faint" />
                {code && onCode ? (
                  <Button size="small" variant="secondary" onClick={() => onCode(code)}>
                    {t("fill")}
                  </Button>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      {messages.length === 0 ? (
        <p className="text-ink-faint text-small">{t(phone.trim() === "" ? "noNumber" : "empty")}</p>
      ) : null}
    </div>
  );
}
