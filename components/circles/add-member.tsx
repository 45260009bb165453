"use client"; // a form that shows its own outcome

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { askQuery, sendCommand } from "@/components/trpc/call";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { AccountId, CircleId } from "@/server/shared/ids";

/** Puts somebody into a circle by the number of their account. */
export function AddMember({ circleId, name }: { circleId: CircleId; name: string }) {
  const t = useTranslations("circles");
  const router = useRouter();
  const [handle, setHandle] = useState("");
  const [isSending, setSending] = useState(false);
  const number = handle.replace(/\D/g, "");

  async function add(event: FormEvent) {
    event.preventDefault();
    if (number === "") return;
    setSending(true);
    try {
      const { id } = await askQuery("relations.profile", { handle: number });
      await sendCommand("circles.addToCircle", { circleId, accountId: id as AccountId }); // an id the server gave
      setHandle("");
      showToast("ok", t("added"));
      router.refresh();
    } catch (error) {
      toastRefusal(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <form onSubmit={add} className="flex gap-2">
      <TextInput
        aria-label={t("addTo", { name })}
        placeholder={t("addHint")}
        inputMode="numeric"
        value={handle}
        onChange={(event) => setHandle(event.target.value)}
      />
      <Button type="submit" variant="secondary" loading={isSending} disabled={number === ""} className="shrink-0">
        {t("add")}
      </Button>
    </form>
  );
}
