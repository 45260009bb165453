"use client"; // walks through the steps of a sign-in

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DemoPhone } from "@/components/accounts/demo-phone";
import { PhoneCode } from "@/components/accounts/phone-code";
import { SecondFactorStep } from "@/components/accounts/second-factor-step";
import { openSession } from "@/components/accounts/session-client";
import { useEntry } from "@/components/accounts/use-entry";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Avatar } from "@/components/ui/avatar";
import { Button, ButtonLink } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { Entered } from "@/server/features/accounts/contract";

/** Sign-in by phone and code, with the second factor where the account has one. What is typed stays until it worked. */
export function SignInForm({ next, isDemo }: { next: Route; isDemo: boolean }) {
  const t = useTranslations("accounts.signIn");
  const [entry, change] = useEntry();
  const [step, setStep] = useState<Entered | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const signIn = useCommand("accounts.signIn");

  async function open(ticket: string) {
    setHasFailed(false);
    if (await openSession(ticket)) {
      change(null);
      window.location.assign(next);
    } else {
      setStep(null);
      setHasFailed(true);
    }
  }

  async function enter(accountId?: string) {
    const answer = await signIn.send({ phone: entry.phone, code: entry.code, accountId });
    if (answer?.step === "ready") await open(answer.ticket);
    else if (answer) setStep(answer);
  }

  return (
    <>
      {step?.step === "second-factor" ? (
        <SecondFactorStep ticket={step.ticket} methods={step.methods} onTicket={open} />
      ) : step?.step === "choose" ? (
        <div className="flex flex-col gap-3">
          <h2>{t("choose")}</h2>
          <ul className="flex flex-col gap-2">
            {step.accounts.map((account) => (
              <li key={account.id}>
                <Button
                  variant="secondary"
                  className="h-auto w-full justify-start py-2"
                  onClick={() => enter(account.id)}
                  loading={signIn.pending}
                  icon={<Avatar id={account.id} name={account.nickname} src={account.avatarUrl} size="small" />}
                >
                  <bdi>{account.nickname}</bdi>
                  <span className="ml-auto font-mono text-ink-faint text-small">{account.handle}</span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void enter();
          }}
        >
          <PhoneCode entry={entry} change={change} />
          {step?.step === "sign-up" ? (
            <div role="status" className="flex flex-col gap-2 rounded-control bg-brand-soft p-3">
              <p className="flex items-center gap-2">
                <Icon name="info" className="size-4 text-brand" />
                {t("noAccount")}
              </p>
              <ButtonLink href="/sign-up" size="small" className="self-start">
                {t("goSignUp")}
              </ButtonLink>
            </div>
          ) : null}
          {signIn.refusal ? <RefusalNote refusal={signIn.refusal} /> : null}
          {hasFailed ? <FieldError>{t("notCompleted")}</FieldError> : null}
          <Button type="submit" size="large" loading={signIn.pending} disabled={entry.sentTo === null}>
            {t("submit")}
          </Button>
        </form>
      )}
      {isDemo ? (
        <DemoPhone phone={entry.phone} sentTo={entry.sentTo} code={entry.code} onCode={(code) => change({ code })} />
      ) : null}
    </>
  );
}
