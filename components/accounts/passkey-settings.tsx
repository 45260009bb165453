"use client"; // talks to the browser's own passkey dialogs

import { useTranslations } from "next-intl";
import { useState } from "react";
import { deviceName } from "@/components/accounts/device-name";
import { makePasskey } from "@/components/accounts/passkey-client";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { CallError, sendCommand } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { SecurityView } from "@/server/features/accounts/contract";
import type { Refusal } from "@/server/shared/errors";

interface PasskeySettingsProps {
  passkeys: SecurityView["passkeys"];
  isLocked: boolean;
  onDone: (recoveryCodes?: readonly string[] | null) => void;
}

/** The account's passkeys: add one on this device, remove any. */
export function PasskeySettings({ passkeys, isLocked, onDone }: PasskeySettingsProps) {
  const t = useTranslations("accounts.security");
  const sessions = useTranslations("accounts.sessions");
  const remove = useCommand("accounts.removePasskey");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Refusal | "failed" | null>(null);

  async function add() {
    setPending(true);
    setProblem(null);
    try {
      const response = await makePasskey(await sendCommand("accounts.startPasskey", {}));
      onDone((await sendCommand("accounts.addPasskey", { response })).recoveryCodes);
    } catch (error) {
      setProblem(error instanceof CallError ? refusalOf(error) : "failed");
    } finally {
      setPending(false);
    }
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {passkeys.length > 0 ? (
        <ul className="w-full divide-y divide-line">
          {passkeys.map((passkey) => {
            const device = deviceName(passkey.device) ?? sessions("unknownDevice");
            return (
              <li key={passkey.id} className="flex items-center gap-3 py-2">
                <Icon name="key-round" className="size-5 text-ink-faint" />
                <div className="min-w-0 flex-1">
                  <p className="font-medium">{device}</p>
                  <p className="text-ink-soft text-small">
                    {t("passkeyAdded")} <Time at={passkey.createdAt} />
                    {" · "}
                    {passkey.usedAt ? (
                      <>
                        {t("passkeyUsed")} <Time at={passkey.usedAt} />
                      </>
                    ) : (
                      t("passkeyNeverUsed")
                    )}
                  </p>
                </div>
                <Button
                  variant="secondary"
                  size="small"
                  disabled={isLocked}
                  aria-label={t("passkeyRemoveNamed", { device })}
                  onClick={async () => (await remove.send({ id: passkey.id })) && onDone()}
                >
                  {t("passkeyRemove")}
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
      {remove.refusal ? <RefusalNote refusal={remove.refusal} /> : null}
      {problem === "failed" ? <FieldError>{t("passkeyFailed")}</FieldError> : null}
      {problem && problem !== "failed" ? <RefusalNote refusal={problem} /> : null}
      <Button variant="secondary" size="small" disabled={isLocked} loading={pending} onClick={add}>
        {t("passkeyAdd")}
      </Button>
    </div>
  );
}
