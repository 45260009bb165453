"use client"; // decides with a reason

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "@/components/moderation/reason-dialog";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { HotAction, HotEntryView } from "@/server/features/discovery/contract";
import type { Id } from "@/server/shared/ids";

/** What can be done with an entry in each state. */
function actionsFor({ state, isPinned }: HotEntryView): HotAction[] {
  switch (state) {
    case "waiting":
      return ["pass", "refuse"];
    case "passed":
      return [isPinned ? "unpin" : "pin", "weigh", "remove"];
    default:
      return ["pass"];
  }
}

/** The buttons of an entry; each decision asks for its reason first. */
export function HotActions({ entry }: { entry: HotEntryView }) {
  const t = useTranslations("finding.desk.hot");
  const router = useRouter();
  const [action, setAction] = useState<HotAction | null>(null);
  const [weight, setWeight] = useState(String(entry.weight));
  const command = useCommand("discovery.decideHot");

  async function decide(reason: string) {
    if (!action) return;
    const entryId = entry.id as Id<"hot-entry">; // an id the server gave
    if (!(await command.send({ entryId, action, reason, ...(action === "weigh" ? { weight: Number(weight) } : {}) })))
      return;
    setAction(null);
    showToast("ok", t("done"));
    router.refresh();
  }

  return (
    <span className="flex flex-wrap gap-1.5">
      {actionsFor(entry).map((each) => (
        <Button
          key={each}
          size="small"
          variant={each === "pass" ? "primary" : "secondary"}
          onClick={() => {
            command.clear();
            setAction(each);
          }}
        >
          {t(`actions.${each}`)}
        </Button>
      ))}
      {action ? (
        <ReasonDialog
          title={`${t(`actions.${action}`)} · ${entry.title ?? t("gone")}`}
          label={t("reason")}
          confirm={t("confirm", { action: t(`actions.${action}`) })}
          cancel={t("cancel")}
          pending={command.pending}
          refusal={command.refusal}
          onConfirm={decide}
          onClose={() => setAction(null)}
        >
          {action === "weigh" ? (
            <Field label={t("weightLabel")}>
              {(control) => (
                <TextInput
                  {...control}
                  type="number"
                  min={0.1}
                  max={5}
                  step={0.1}
                  value={weight}
                  onChange={(event) => setWeight(event.target.value)}
                />
              )}
            </Field>
          ) : null}
        </ReasonDialog>
      ) : null}
    </span>
  );
}
