"use client"; // walks through the steps of a sign-up

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { AcceptDocuments, tickOf } from "@/components/accounts/accept-documents";
import { DemoPhone } from "@/components/accounts/demo-phone";
import { PhoneCode } from "@/components/accounts/phone-code";
import { openSession } from "@/components/accounts/session-client";
import { useDraft } from "@/components/accounts/use-draft";
import { useEntry } from "@/components/accounts/use-entry";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";
import { Field, FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextInput } from "@/components/ui/text-input";
import type { DocumentState } from "@/server/features/accounts/contract";
import type { AccountBrief } from "@/server/shared/account-brief";
import { isolated } from "@/server/shared/isolated";
import { nicknameLength } from "@/server/shared/names";

interface SignUpFormProps {
  /** Those that need acceptance. */
  documents: readonly DocumentState[];
  lines: ReactNode;
  isDemo: boolean;
  next: Route;
}

const steps = ["stepPhone", "stepCode", "stepName", "stepAgreements"] as const;

/** Sign-up on one page: phone, code, name, agreements. Nothing typed or ticked is lost when a step is refused. */
export function SignUpForm({ documents, lines, isDemo, next }: SignUpFormProps) {
  const t = useTranslations("accounts.signUp");
  const signIn = useTranslations("accounts.signIn");
  const [entry, changeEntry] = useEntry();
  const [draft, changeDraft] = useDraft<{ nickname: string; ticked: string[] }>("sign-up", {
    nickname: "",
    ticked: [],
  });
  const [proven, setProven] = useState<{ accounts: AccountBrief[]; most: number } | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const rest = useRef<HTMLInputElement>(null);
  const checkCode = useCommand("accounts.checkCode");
  const signUp = useCommand("accounts.signUp");
  const problem = useProblem(signUp.refusal);

  const isFull = proven !== null && proven.accounts.length >= proven.most;
  const missing = documents.filter((document) => !draft.ticked.includes(tickOf(document)));
  const nameProblem = signUp.refusal?.reason === "TAKEN" ? t("taken") : problem("nickname");
  // The field stands a screen above the button that was pressed.
  useEffect(() => {
    if (nameProblem) rest.current?.focus();
  }, [nameProblem]);
  const at = !proven ? (entry.sentTo === null ? 0 : 1) : draft.nickname.trim() === "" ? 2 : 3;

  async function prove() {
    const answer = await checkCode.send({ phone: entry.phone, code: entry.code });
    if (!answer) return;
    setProven(answer);
    requestAnimationFrame(() => rest.current?.focus());
  }

  async function register() {
    setIsAsked(true);
    setHasFailed(false);
    if (missing.length > 0) return;
    const { phone, code } = entry;
    const accepted = documents.map(({ key, version, hash }) => ({ key, version, hash }));
    const answer = await signUp.send({ phone, code, nickname: draft.nickname, accepted });
    if (!answer) return;
    if (!(await openSession(answer.ticket))) return setHasFailed(true);
    changeEntry(null);
    changeDraft(null);
    window.location.assign(next);
  }

  return (
    <div className="flex flex-col gap-4">
      <ol className="grid grid-cols-4 gap-2">
        {steps.map((step, place) => (
          <li
            key={step}
            aria-current={place === at ? "step" : undefined}
            className={cx(
              "border-t-3 pt-1.5 text-small",
              place <= at ? "border-brand text-ink" : "border-line text-ink-faint",
              place === at && "font-medium",
            )}
          >
            <span className="tabular-nums">{place + 1}</span> {t(step)}
          </li>
        ))}
      </ol>

      <Card>
        {proven ? (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="flex items-center gap-2">
              <Icon name="circle-check" className="size-4 text-ok" />
              {t("phoneProven", { phone: entry.phone })}
            </p>
            <button type="button" className="link text-small" onClick={() => setProven(null)}>
              {t("changePhone")}
            </button>
          </div>
        ) : (
          <form
            className="flex flex-col gap-5"
            onSubmit={(event) => {
              event.preventDefault();
              void prove();
            }}
          >
            <PhoneCode entry={entry} change={changeEntry} />
            {checkCode.refusal ? <RefusalNote refusal={checkCode.refusal} /> : null}
            <Button type="submit" size="large" loading={checkCode.pending} disabled={entry.sentTo === null}>
              {t("continue")}
            </Button>
          </form>
        )}
      </Card>

      {proven && proven.accounts.length > 0 ? (
        <Card className="flex flex-col gap-1 bg-brand-soft">
          <p>{t("existing", { names: proven.accounts.map(({ nickname }) => isolated(nickname)).join(" · ") })}</p>
          <p className="text-ink-soft text-small">
            {t(isFull ? "existingFull" : "existingMore", { limit: proven.most })}
          </p>
          <p>
            <Link href="/sign-in" prefetch={false} className="link">
              {t("existingSignIn")}
            </Link>
          </p>
        </Card>
      ) : null}

      {proven && !isFull ? (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void register();
          }}
        >
          <Card>
            <Field label={t("nickname")} hint={t("nicknameHint", { limit: nicknameLength })} error={nameProblem}>
              {(control) => (
                <TextInput
                  {...control}
                  ref={rest}
                  name="nickname"
                  autoComplete="nickname"
                  value={draft.nickname}
                  onChange={(event) => changeDraft({ nickname: event.target.value })}
                />
              )}
            </Field>
          </Card>
          <Card className="flex flex-col gap-4">
            <AcceptDocuments
              documents={documents}
              lines={lines}
              ticked={draft.ticked}
              onTick={(ticked) => changeDraft({ ticked })}
            />
            <div aria-live="polite">
              {isAsked && missing.length > 0 ? (
                <FieldError>{t("missing", { titles: missing.map(({ title }) => title).join(" · ") })}</FieldError>
              ) : null}
            </div>
            {signUp.refusal && !nameProblem ? <RefusalNote refusal={signUp.refusal} /> : null}
            {hasFailed ? <FieldError>{signIn("notCompleted")}</FieldError> : null}
            <Button type="submit" size="large" loading={signUp.pending}>
              {t("submit")}
            </Button>
          </Card>
        </form>
      ) : null}
      {isDemo ? (
        <DemoPhone
          phone={entry.phone}
          sentTo={proven ? null : entry.sentTo}
          code={entry.code}
          onCode={(code) => changeEntry({ code })}
        />
      ) : null}
    </div>
  );
}
