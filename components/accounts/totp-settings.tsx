"use client"; // walks through setting up an authenticator

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { CopyableNumber } from "@/components/ui/copyable-number";
import { Field } from "@/components/ui/field";
import { Picture } from "@/components/ui/picture";
import { TextInput } from "@/components/ui/text-input";

interface TotpSettingsProps {
  isOn: boolean;
  isLocked: boolean;
  onDone: (recoveryCodes?: readonly string[] | null) => void;
}

/** Sets an authenticator app up by QR code and its first six digits, or switches it off. */
export function TotpSettings({ isOn, isLocked, onDone }: TotpSettingsProps) {
  const t = useTranslations("accounts.security");
  const start = useCommand("accounts.startTotp");
  const confirm = useCommand("accounts.confirmTotp");
  const remove = useCommand("accounts.removeTotp");
  const [begun, setBegun] = useState<{ secret: string; qr: string } | null>(null);
  const [code, setCode] = useState("");

  async function finish() {
    const answer = await confirm.send({ code });
    if (!answer) return;
    setBegun(null);
    setCode("");
    onDone(answer.recoveryCodes);
  }

  if (isOn) {
    return (
      <div className="flex flex-col items-start gap-3">
        {remove.refusal ? <RefusalNote refusal={remove.refusal} /> : null}
        <Button
          variant="secondary"
          size="small"
          disabled={isLocked}
          loading={remove.pending}
          onClick={async () => (await remove.send({})) && onDone()}
        >
          {t("totpRemove")}
        </Button>
      </div>
    );
  }
  if (!begun) {
    return (
      <div className="flex flex-col items-start gap-3">
        {start.refusal ? <RefusalNote refusal={start.refusal} /> : null}
        <Button
          size="small"
          disabled={isLocked}
          loading={start.pending}
          onClick={async () => setBegun(await start.send({}))}
        >
          {t("totpStart")}
        </Button>
      </div>
    );
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <p>{t("totpScan")}</p>
      <Picture
        src={begun.qr}
        alt={t("totpQr")}
        width={240}
        height={240}
        className="rounded-control border border-line"
      />
      <p className="text-ink-soft text-small">
        {t("totpSecret")} <CopyableNumber name={t("totpSecret")} value={begun.secret} />
      </p>
      <Field label={t("totpCode")}>
        {(control) => (
          <TextInput
            {...control}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            className="max-w-40 font-mono tracking-widest"
          />
        )}
      </Field>
      {confirm.refusal ? <RefusalNote refusal={confirm.refusal} /> : null}
      <Button type="submit" className="self-start" loading={confirm.pending}>
        {t("totpConfirm")}
      </Button>
    </form>
  );
}
