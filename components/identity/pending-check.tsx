"use client"; // asks again while one waits

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { askAgainSeconds } from "@/server/features/identity/contract";

const mostTries = 20;

/** Asks the provider again every few seconds while the page is open; the server goes on asking when it is closed. */
export function PendingCheck() {
  const t = useTranslations("identity.check");
  const router = useRouter();
  const check = useCommand("identity.check");
  const [tries, setTries] = useState(0);
  const [isAway, setAway] = useState(false);
  useLive("account", ({ type }) => {
    if (type === "notified") router.refresh();
  });

  async function ask() {
    const answer = await check.send({});
    setTries((before) => before + 1);
    if (answer) setAway(answer.isProviderAway);
    if (answer?.state !== "pending") router.refresh();
  }

  const askLater = useEffectEvent(ask);
  useEffect(() => {
    if (tries >= mostTries) return;
    const timer = setTimeout(() => void askLater(), (askAgainSeconds + 1) * 1_000);
    return () => clearTimeout(timer);
  }, [tries]);

  // Asked too soon, or settled meanwhile: neither is anything the person has to read.
  const refusal =
    check.refusal?.reason === "TOO_MANY" || check.refusal?.reason === "ALREADY_DONE" ? null : check.refusal;
  return (
    <div className="flex flex-col items-start gap-2">
      {isAway ? <p className="text-ink-soft text-small">{t("away")}</p> : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <Button variant="secondary" onClick={ask} loading={check.pending}>
        {t("now")}
      </Button>
    </div>
  );
}
