"use client"; // takes a second factor for the session that is open

import { useTranslations } from "next-intl";
import { useState } from "react";
import { askPasskey } from "@/components/accounts/passkey-client";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { sendCommand } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { SecurityView } from "@/server/features/accounts/contract";

/** Confirms a session that was opened before the account had its second factor. */
export function ConfirmSession({ security, onConfirmed }: { security: SecurityView; onConfirmed: () => void }) {
  const t = useTranslations("accounts.security");
  const signIn = useTranslations("accounts.signIn");
  const confirm = useCommand("accounts.confirmSecondFactor");
  const [code, setCode] = useState("");
  const [hasFailed, setHasFailed] = useState(false);

  async function withCode() {
    const method = security.hasTotp ? ("totp" as const) : ("recovery-code" as const);
    if (await confirm.send({ proof: { method, code } })) onConfirmed();
  }

  async function withPasskey() {
    setHasFailed(false);
    try {
      const response = await askPasskey(await sendCommand("accounts.startConfirmation", {}));
      if (await confirm.send({ proof: { method: "passkey", response } })) onConfirmed();
    } catch {
      setHasFailed(true);
    }
  }

  return (
    <Card className="flex flex-col gap-4">
      <p>{t("confirmFirst")}</p>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void withCode();
        }}
      >
        <Field label={signIn(security.hasTotp ? "totp" : "recoveryCode")}>
          {(control) => (
            <TextInput
              {...control}
              required
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
              className="max-w-60 font-mono"
            />
          )}
        </Field>
        {confirm.refusal ? <RefusalNote refusal={confirm.refusal} /> : null}
        {hasFailed ? <FieldError>{signIn("passkeyFailed")}</FieldError> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" loading={confirm.pending}>
            {signIn("confirm")}
          </Button>
          {security.passkeys.length > 0 ? (
            <Button variant="secondary" onClick={withPasskey}>
              {signIn("usePasskey")}
            </Button>
          ) : null}
        </div>
      </form>
    </Card>
  );
}
