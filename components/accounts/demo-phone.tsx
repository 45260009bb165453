"use client"; // shows messages as they arrive

import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { PhoneMessages } from "@/components/accounts/phone-messages";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";

const codeDigits = 6;

interface DemoPhoneProps {
  phone: string;
  /** Opens the phone by itself when a code was sent to a number. */
  sentTo: string | null;
  /** What stands in the code's field: once it is whole the phone makes way for what lies under it. */
  code: string;
  onCode: (code: string) => void;
}

/** The demo's own phone: a button, and the messages that came to the number typed. It floats beside the form, and stands below it where there is no room beside. */
export function DemoPhone({ phone, sentTo, code, onCode }: DemoPhoneProps) {
  const t = useTranslations("accounts.demo.phone");
  const ui = useTranslations("ui");
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();

  useEffect(() => {
    if (sentTo) setIsOpen(true);
  }, [sentTo]);
  const isWhole = code.length >= codeDigits;
  useEffect(() => {
    if (isWhole) setIsOpen(false);
  }, [isWhole]);

  return (
    <div className="flex flex-col items-end gap-3 max-md:mt-4 md:fixed md:right-4 md:bottom-4 md:z-30">
      {isOpen ? (
        <section
          id={id}
          aria-label={t("title")}
          className="w-80 max-w-full animate-appear rounded-card border border-line bg-raised shadow-float"
        >
          <header className="flex items-center justify-between gap-2 border-line border-b py-1.5 pr-1.5 pl-4">
            <p className="flex items-center gap-2 font-medium">
              <Icon name="smartphone" className="size-4 text-ink-soft" />
              {t("title")}
            </p>
            <IconButton label={ui("close")} icon={<Icon name="x" />} onClick={() => setIsOpen(false)} />
          </header>
          <div className="max-h-72 overflow-y-auto p-4">
            <PhoneMessages phone={phone} onCode={onCode} />
          </div>
        </section>
      ) : null}
      <Button
        variant="secondary"
        className="h-11 rounded-full bg-raised shadow-float"
        icon={<Icon name="smartphone" />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t("title")}
      </Button>
    </div>
  );
}
