"use client"; // moves through the list by keyboard

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useKey } from "@/components/moderation/desk/use-key";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";

const keys = [
  ["j", "next"],
  ["k", "previous"],
  ["c", "claim"],
  ["a", "approve"],
  ["r", "reject"],
  ["e", "escalate"],
  ["?", "help"],
  ["Esc", "close"],
] as const;

/** How often the list asks for what is new, in milliseconds. */
const refreshEvery = 30_000;

interface QueueKeysProps {
  /** Addresses of the list's rows, in order. */
  rows: Route[];
  /** Place of the open one; -1 where none is. */
  current: number;
}

/** j and k through the queue, ? for the sheet of keys; and keeps the list fresh while nothing is being typed. */
export function QueueKeys({ rows, current }: QueueKeysProps) {
  const t = useTranslations("desk.keys");
  const queue = useTranslations("desk.queue");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);

  function go(to: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row) router.push(row, { scroll: false });
  }
  useKey("j", () => go(current + 1));
  useKey("k", () => go(current - 1));
  useKey("?", () => setOpen(true));

  useEffect(() => {
    const timer = setInterval(() => {
      const isBusy = document.activeElement?.closest("input, textarea, select, dialog");
      if (!isBusy && document.visibilityState === "visible") router.refresh();
    }, refreshEvery);
    return () => clearInterval(timer);
  }, [router]);

  return (
    <>
      <Button variant="quiet" size="small" icon={<Icon name="keyboard" />} onClick={() => setOpen(true)}>
        {queue("keys")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("title")}>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {keys.map(([key, name]) => (
            <div key={key} className="contents">
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
