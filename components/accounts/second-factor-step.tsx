"use client"; // asks for the second factor of a sign-in

import { useTranslations } from "next-intl";
import { useState } from "react";
import { askPasskey } from "@/components/accounts/passkey-client";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { sendCommand } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextInput } from "@/components/ui/text-input";
import type { SecondFactorMethod } from "@/server/features/accounts/contract";

interface SecondFactorStepProps {
  ticket: string;
  methods: readonly SecondFactorMethod[];
  onTicket: (ticket: string) => void;
}

/** One of the account's second factors; the person may change to another. */
export function SecondFactorStep({ ticket, methods, onTicket }: SecondFactorStepProps) {
  const t = useTranslations("accounts.signIn");
  const [method, setMethod] = useState(methods[0] ?? "totp");
  const [code, setCode] = useState("");
  const [hasFailed, setHasFailed] = useState(false);
  const confirm = useCommand("accounts.secondFactor");

  async function confirmCode() {
    if (method === "passkey") return;
    const answer = await confirm.send({ ticket, proof: { method, code } });
    if (answer) onTicket(answer.ticket);
  }

  async function confirmPasskey() {
    setHasFailed(false);
    try {
      const response = await askPasskey(await sendCommand("accounts.passkeyOptions", { ticket }));
      const answer = await confirm.send({ ticket, proof: { method: "passkey", response } });
      if (answer) onTicket(answer.ticket);
    } catch {
      setHasFailed(true);
    }
  }

  const others = methods.filter((other) => other !== method);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void (method === "passkey" ? confirmPasskey() : confirmCode());
      }}
    >
      <div>
        <h2>{t("secondFactor")}</h2>
        <p className="text-ink-soft">{t("secondFactorLead")}</p>
      </div>
      {method === "passkey" ? (
        <>
          <Button
            type="submit"
            size="large"
            variant="secondary"
            icon={<Icon name="key-round" />}
            loading={confirm.pending}
          >
            {t("usePasskey")}
          </Button>
          {hasFailed ? <FieldError>{t("passkeyFailed")}</FieldError> : null}
        </>
      ) : (
        <>
          <Field
            label={t(method === "totp" ? "totp" : "recoveryCode")}
            hint={method === "totp" ? undefined : t("recoveryCodeHint")}
          >
            {(control) => (
              <TextInput
                {...control}
                required
                autoFocus
                inputMode={method === "totp" ? "numeric" : undefined}
                autoComplete="one-time-code"
                value={code}
                onChange={(event) => setCode(event.target.value)}
                className="font-mono"
              />
            )}
          </Field>
          <Button type="submit" size="large" loading={confirm.pending}>
            {t("confirm")}
          </Button>
        </>
      )}
      {confirm.refusal ? <RefusalNote refusal={confirm.refusal} /> : null}
      {others.length > 0 ? (
        <div className="flex flex-wrap gap-x-4 text-small">
          {others.map((other) => (
            <button
              key={other}
              type="button"
              className="link"
              onClick={() => {
                setMethod(other);
                setCode("");
                confirm.clear();
              }}
            >
              {t(other === "passkey" ? "usePasskey" : other === "totp" ? "useTotp" : "useRecoveryCode")}
            </button>
          ))}
        </div>
      ) : null}
    </form>
  );
}
