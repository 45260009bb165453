"use client"; // asks the browser for pushes

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { showToast } from "@/components/ui/toast-store";
import type { Refusal } from "@/server/shared/errors";

type State = "asking" | "unsupported" | "denied" | "off" | "on";

/** Pushes to this browser: what they are, and the button there and back. */
export function PushSwitch({ publicKey }: { publicKey: string | null }) {
  const t = useTranslations("notices.push");
  const router = useRouter();
  const [state, setState] = useState<State>("asking");
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    stateOfBrowser().then(setState, () => setState("unsupported"));
  }, []);

  async function run(change: () => Promise<State>, done: string) {
    setSending(true);
    setRefusal(null);
    try {
      const next = await change();
      setState(next);
      if (next !== "denied") showToast("ok", done);
      router.refresh();
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setSending(false);
    }
  }

  async function begin(): Promise<State> {
    if ((await Notification.requestPermission()) !== "granted") return "denied";
    const { pushManager } = await navigator.serviceWorker.ready;
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { endpoint = "", keys } = made.toJSON();
    await sendCommand("notifications.subscribeToPush", {
      endpoint,
      p256dh: keys?.p256dh ?? "",
      auth: keys?.auth ?? "",
    });
    return "on";
  }

  async function end(): Promise<State> {
    await (await subscription())?.unsubscribe();
    await sendCommand("notifications.unsubscribeFromPush", {});
    return "off";
  }

  if (publicKey === null) return <p className="text-ink-soft">{t("unset")}</p>;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-ink-soft">
        {t(state === "on" || state === "denied" || state === "unsupported" ? state : "off")}
      </p>
      {state === "off" ? (
        <Button icon={<Icon name="bell" />} loading={isSending} onClick={() => run(begin, t("begun"))}>
          {t("begin")}
        </Button>
      ) : null}
      {state === "on" ? (
        <Button variant="secondary" loading={isSending} onClick={() => run(end, t("ended"))}>
          {t("end")}
        </Button>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </div>
  );
}

async function subscription(): Promise<PushSubscription | null> {
  return (await navigator.serviceWorker.ready).pushManager.getSubscription();
}

async function stateOfBrowser(): Promise<State> {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return (await subscription()) ? "on" : "off";
}
