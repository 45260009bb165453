"use client"; // ticks and sends

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AcceptDocuments, tickOf } from "@/components/accounts/accept-documents";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { showToast } from "@/components/ui/toast-store";
import type { DocumentState } from "@/server/features/accounts/contract";

/** New versions that wait for the person, each ticked by itself. */
export function AcceptForm({ documents, lines }: { documents: readonly DocumentState[]; lines: ReactNode }) {
  const t = useTranslations("agreements");
  const signUp = useTranslations("accounts.signUp");
  const router = useRouter();
  const accept = useCommand("accounts.acceptDocuments");
  const [ticked, setTicked] = useState<string[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const missing = documents.filter((document) => !ticked.includes(tickOf(document)));

  async function send() {
    setIsAsked(true);
    if (missing.length > 0) return;
    const accepted = documents.map(({ key, version, hash }) => ({ key, version, hash }));
    if (await accept.send({ accepted })) showToast("ok", t("submitted"));
    router.refresh();
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <AcceptDocuments documents={documents} lines={lines} ticked={ticked} onTick={setTicked} />
      <div aria-live="polite">
        {isAsked && missing.length > 0 ? (
          <FieldError>{signUp("missingShort", { titles: missing.map(({ title }) => title).join(" · ") })}</FieldError>
        ) : null}
      </div>
      {accept.refusal ? <RefusalNote refusal={accept.refusal} /> : null}
      <Button type="submit" className="self-start" loading={accept.pending}>
        {t("submit")}
      </Button>
    </form>
  );
}
