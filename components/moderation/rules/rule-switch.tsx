"use client"; // asks before it switches

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { showToast } from "@/components/ui/toast-store";
import type { RuleVersionView } from "@/server/features/moderation/contract/rules";

interface RuleSwitchProps {
  id: string;
  shown: RuleVersionView;
  /** True where some version of the rule is in force. */
  isOn: boolean;
}

/** Puts the shown version in force, or takes the rule out of it; both ask first and say what follows. */
export function RuleSwitch({ id, shown, isOn }: RuleSwitchProps) {
  const t = useTranslations("rules.switch");
  const router = useRouter();
  const on = useCommand("moderation.switchRuleOn");
  const off = useCommand("moderation.switchRuleOff");
  const [asking, setAsking] = useState<"on" | "off" | null>(null);
  const command = asking === "off" ? off : on;
  const { version } = shown;

  function ask(what: "on" | "off") {
    on.clear();
    off.clear();
    setAsking(what);
  }
  async function confirm() {
    const done = asking === "off" ? await off.send({ id }) : await on.send({ id, version });
    if (!done) return;
    showToast("ok", asking === "off" ? t("offDone") : t("onDone", { version }));
    setAsking(null);
    router.refresh();
  }

  const mayOn = shown.state === "draft" || shown.state === "replayed";
  return (
    <>
      {isOn ? (
        <Button size="small" variant="secondary" icon={<Icon name="ban" />} onClick={() => ask("off")}>
          {t("off")}
        </Button>
      ) : null}
      {mayOn ? (
        <Button
          size="small"
          icon={<Icon name="circle-check" />}
          disabled={shown.state !== "replayed"}
          title={shown.state === "replayed" ? undefined : t("needReplay")}
          onClick={() => ask("on")}
        >
          {t("on", { version })}
        </Button>
      ) : null}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t(asking === "off" ? "offTitle" : "confirmTitle")}
        actions={
          <>
            <Button variant="quiet" onClick={() => setAsking(null)}>
              {t("cancel")}
            </Button>
            <Button variant={asking === "off" ? "danger" : "primary"} loading={command.pending} onClick={confirm}>
              {asking === "off" ? t("off") : t("on", { version })}
            </Button>
          </>
        }
      >
        <p>
          {asking === "off"
            ? t("offText")
            : t("confirmText", { newly: shown.replay?.newlyHit ?? 0, gone: shown.replay?.noLongerHit ?? 0 })}
        </p>
        {command.refusal ? <RefusalNote refusal={command.refusal} /> : null}
      </Dialog>
    </>
  );
}
