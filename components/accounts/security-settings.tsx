"use client"; // sets second factors up and takes them away

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ConfirmSession } from "@/components/accounts/confirm-session";
import { PasskeySettings } from "@/components/accounts/passkey-settings";
import { RecoveryCodes } from "@/components/accounts/recovery-codes";
import { TotpSettings } from "@/components/accounts/totp-settings";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { SecurityView } from "@/server/features/accounts/contract";

/** All second factors of the account. What is there must be given once before anything is changed. */
export function SecuritySettings({ security }: { security: SecurityView }) {
  const t = useTranslations("accounts.security");
  const router = useRouter();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const makeCodes = useCommand("accounts.makeRecoveryCodes");

  const hasFactor = security.hasTotp || security.passkeys.length > 0;
  const isLocked = hasFactor && !security.isGivenHere;

  function done(recoveryCodes: readonly string[] | null = null) {
    setCodes(recoveryCodes);
    router.refresh();
  }

  async function renew() {
    const answer = await makeCodes.send({});
    if (answer) done(answer.recoveryCodes);
  }

  return (
    <div className="flex flex-col gap-4">
      {security.isRequired && !hasFactor ? (
        <p role="status" className="flex items-start gap-2 rounded-card bg-warn-soft p-4 text-warn">
          <Icon name="triangle-exclamation-point" className="mt-1 size-4" />
          {t("required")}
        </p>
      ) : null}
      {isLocked ? <ConfirmSession security={security} onConfirmed={() => done()} /> : null}
      {hasFactor && security.isGivenHere ? (
        <p className="flex items-center gap-2 text-ok text-small">
          <Icon name="shield-check" className="size-4" />
          {t("confirmed")}
        </p>
      ) : null}
      <Factor title={t("totp")} lead={t("totpLead")} isOn={security.hasTotp}>
        <TotpSettings isOn={security.hasTotp} isLocked={isLocked} onDone={done} />
      </Factor>
      <Factor title={t("passkeys")} lead={t("passkeysLead")} isOn={security.passkeys.length > 0}>
        <PasskeySettings passkeys={security.passkeys} isLocked={isLocked} onDone={done} />
      </Factor>
      {hasFactor ? (
        <Card>
          <CardHeader
            title={t("recovery")}
            actions={
              <Badge icon={<Icon name="receipt-text" />}>
                {t("recoveryLeft", { count: security.recoveryCodesLeft })}
              </Badge>
            }
          />
          <p className="mb-3 text-ink-soft text-small">{t("recoveryLead")}</p>
          {makeCodes.refusal ? <RefusalNote refusal={makeCodes.refusal} /> : null}
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="secondary" size="small" disabled={isLocked} loading={makeCodes.pending} onClick={renew}>
              {t("recoveryMake")}
            </Button>
            <span className="text-ink-faint text-small">{t("recoveryMakeHint")}</span>
          </div>
        </Card>
      ) : null}
      <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
    </div>
  );
}

function Factor({ title, lead, isOn, children }: { title: string; lead: string; isOn: boolean; children: ReactNode }) {
  const t = useTranslations("accounts.security");
  return (
    <Card>
      <CardHeader
        title={title}
        actions={
          <Badge tone={isOn ? "ok" : "neutral"} icon={<Icon name={isOn ? "shield-check" : "lock"} />}>
            {t(isOn ? "on" : "off")}
          </Badge>
        }
      />
      <p className="mb-3 text-ink-soft text-small">{lead}</p>
      {children}
    </Card>
  );
}
