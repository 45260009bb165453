"use client"; // signs in with one tap

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { openSession } from "@/components/accounts/session-client";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Avatar } from "@/components/ui/avatar";
import { FieldError } from "@/components/ui/field";
import type { DemoPerson } from "@/server/features/accounts/contract";

/** The people of the demo town, with what to try as each. */
export function DemoCast({ people, next }: { people: readonly DemoPerson[]; next: Route }) {
  const t = useTranslations("accounts.demo");
  const signIn = useTranslations("accounts.signIn");
  const demoSignIn = useCommand("accounts.demoSignIn");
  const [chosen, setChosen] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  async function enter(accountId: string) {
    setChosen(accountId);
    setHasFailed(false);
    const answer = await demoSignIn.send({ accountId });
    if (answer && (await openSession(answer.ticket))) return window.location.assign(next);
    setChosen(null);
    if (answer) setHasFailed(true);
  }

  return (
    <section aria-labelledby="cast" className="flex flex-col gap-3">
      <div>
        <h2 id="cast">{t("title")}</h2>
        <p className="text-ink-soft text-small">{t("lead")}</p>
      </div>
      {demoSignIn.refusal ? <RefusalNote refusal={demoSignIn.refusal} /> : null}
      {hasFailed ? <FieldError>{signIn("notCompleted")}</FieldError> : null}
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        {people.map(({ account, role, isVerified }) => (
          <li key={account.id}>
            <button
              type="button"
              aria-label={t("signInAs", { name: account.nickname })}
              aria-describedby={`try-${account.id}`}
              aria-busy={chosen === account.id || undefined}
              disabled={chosen !== null}
              onClick={() => enter(account.id)}
              className="flex w-full items-start gap-3 p-3 text-left transition-colors hover:bg-sunken focus-visible:-outline-offset-2 disabled:opacity-55"
            >
              <Avatar id={account.id} name={account.nickname} src={account.avatarUrl} />
              <span className="min-w-0">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="font-medium">
                    <bdi>{account.nickname}</bdi>
                  </span>
                  <span className="text-brand text-small">{t(`role.${role}`)}</span>
                </span>
                <span id={`try-${account.id}`} className="block text-ink-soft text-small">
                  {t(`try.${role === "newcomer" && isVerified ? "newcomerVerified" : role}`)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
