"use client"; // asks for how long, and mutes

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { daysOf, type MuteLasts, muteLasts } from "@/components/relations/mutes/mute-lasts";
import { LateMessages } from "@/components/shell/late-messages";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import type { AccountId } from "@/server/shared/ids";

interface MuteDialogProps {
  id: string;
  name: string;
  onClose: () => void;
  onMuted: () => void;
}

const words = {
  "zh-CN": async () => ({ mutes: (await import("@/server/shared/messages/zh-CN/mutes.json")).default }),
  en: async () => ({ mutes: (await import("@/server/shared/messages/en/mutes.json")).default }),
};

/** Says what a mute does and asks for how long. Open for as long as it is rendered. */
export function MuteDialog(props: MuteDialogProps) {
  return (
    <LateMessages words={words} onMissing={props.onClose}>
      <OpenDialog {...props} />
    </LateMessages>
  );
}

function OpenDialog({ id, name, onClose, onMuted }: MuteDialogProps) {
  const t = useTranslations("mutes");
  const [lasts, setLasts] = useState<MuteLasts>("7");
  const { send, pending, refusal } = useCommand("relations.muteAccount");

  async function mute() {
    if (!(await send({ accountId: id as AccountId, ...daysOf(lasts) }))) return; // an id the server gave
    showToast("ok", t("dialog.done"));
    onClose();
    onMuted();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("dialog.title", { name })}
      description={t("dialog.hint")}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
          <Button onClick={mute} loading={pending}>
            {t("dialog.confirm")}
          </Button>
        </>
      }
    >
      <RadioGroup
        legend={t("lasts.label")}
        name="lasts"
        options={muteLasts.map((value) => ({ value, label: t(`lasts.${value}`) }))}
        value={lasts}
        onChange={(value) => setLasts(value as MuteLasts /* one of the options */)}
      />
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </Dialog>
  );
}
