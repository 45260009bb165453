"use client"; // asks for the new name, or once more before it deletes

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/refusal/confirm-dialog";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem } from "@/components/ui/menu";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { CircleId } from "@/server/shared/ids";
import { circleNameLength } from "@/server/shared/limits";

interface CircleActionsProps {
  circleId: CircleId;
  name: string;
  members: number;
}

/** Rename and delete. */
export function CircleActions({ circleId, name, members }: CircleActionsProps) {
  const t = useTranslations("circles");
  const router = useRouter();
  const [asks, setAsks] = useState<"rename" | "delete" | null>(null);
  const [newName, setNewName] = useState(name);
  const renaming = useCommand("circles.renameCircle");
  const deleting = useCommand("circles.deleteCircle");
  const problem = useProblem(renaming.refusal);

  function done(words: string) {
    showToast("ok", words);
    setAsks(null);
    router.refresh();
  }

  return (
    <div className="flex items-center gap-2 text-ink-soft text-small">
      {t("members", { count: members })}
      <Menu label={t("actionsOf", { name })} trigger={<Icon name="ellipsis" />}>
        <MenuItem icon={<Icon name="pencil" />} onSelect={() => setAsks("rename")}>
          {t("rename")}
        </MenuItem>
        <MenuItem icon={<Icon name="trash" />} tone="danger" onSelect={() => setAsks("delete")}>
          {t("delete")}
        </MenuItem>
      </Menu>
      <Dialog
        open={asks === "rename"}
        onClose={() => setAsks(null)}
        title={t("rename")}
        actions={
          <Button
            loading={renaming.pending}
            disabled={newName.trim() === ""}
            onClick={async () => {
              if (await renaming.send({ circleId, name: newName })) done(t("renamed"));
            }}
          >
            {t("save")}
          </Button>
        }
      >
        <Field label={t("name")} error={problem("name")}>
          {(control) => (
            <TextInput
              {...control}
              value={newName}
              maxLength={circleNameLength}
              onChange={(event) => setNewName(event.target.value)}
            />
          )}
        </Field>
        {renaming.refusal && renaming.refusal.reason !== "INPUT_INVALID" ? (
          <RefusalNote refusal={renaming.refusal} />
        ) : null}
      </Dialog>
      {asks === "delete" ? (
        <ConfirmDialog
          title={t("deleteTitle", { name })}
          hint={t("deleteHint")}
          confirm={t("delete")}
          cancel={t("keep")}
          pending={deleting.pending}
          refusal={deleting.refusal}
          onConfirm={async () => {
            if (await deleting.send({ circleId })) done(t("deleted"));
          }}
          onClose={() => setAsks(null)}
        />
      ) : null}
    </div>
  );
}
