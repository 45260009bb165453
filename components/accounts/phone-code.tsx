"use client"; // asks for a code and takes what is typed

import { useNow, useTranslations } from "next-intl";
import type { Entry } from "@/components/accounts/use-entry";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

interface PhoneCodeProps {
  entry: Entry;
  change: (part: Partial<Entry>) => void;
}

/** Phone number, the button that sends a code to it, and, once sent, the code. Stands inside a form. */
export function PhoneCode({ entry, change }: PhoneCodeProps) {
  const t = useTranslations("accounts.entry");
  const request = useCommand("accounts.requestCode");
  const problem = useProblem(request.refusal);
  const phoneProblem = problem("phone");

  async function send() {
    const sent = await request.send({ phone: entry.phone });
    if (sent) change({ sentTo: entry.phone, resendAt: sent.resendAt, code: "" });
  }

  const isSent = entry.sentTo !== null && entry.sentTo === entry.phone;
  return (
    <>
      <Field label={t("phone")} hint={t("phoneHint")} error={phoneProblem}>
        {(control) => (
          <div className="flex gap-2">
            <TextInput
              {...control}
              name="phone"
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              required
              value={entry.phone}
              onChange={(event) => change({ phone: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || isSent) return;
                event.preventDefault();
                void send();
              }}
            />
            <SendButton
              resendAt={isSent ? entry.resendAt : null}
              isAgain={isSent}
              loading={request.pending}
              onSend={send}
            />
          </div>
        )}
      </Field>
      {request.refusal && !phoneProblem ? <RefusalNote refusal={request.refusal} /> : null}
      {isSent ? (
        <Field label={t("code")} hint={`${t("sent", { phone: entry.sentTo ?? "" })} ${t("codeHint")}`}>
          {(control) => (
            <TextInput
              {...control}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              value={entry.code}
              onChange={(event) => change({ code: event.target.value })}
              className="max-w-40 font-mono tracking-widest"
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

interface SendButtonProps {
  resendAt: string | null;
  isAgain: boolean;
  loading: boolean;
  onSend: () => void;
}

function SendButton({ resendAt, isAgain, loading, onSend }: SendButtonProps) {
  const t = useTranslations("accounts.entry");
  const now = useNow({ updateInterval: 1_000 });
  const seconds = resendAt ? Math.ceil((Date.parse(resendAt) - now.getTime()) / 1_000) : 0;
  // A device whose clock is far off must not lock its own button.
  const waits = seconds > 0 && seconds <= 90;
  return (
    <Button variant="secondary" size="medium" className="h-10" loading={loading} disabled={waits} onClick={onSend}>
      {waits ? t("sendAgainIn", { seconds }) : t(isAgain ? "sendAgain" : "sendCode")}
    </Button>
  );
}
