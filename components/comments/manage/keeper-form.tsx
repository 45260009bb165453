"use client"; // invites a keeper

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { AccountId } from "@/server/shared/ids";
import { invitedRoles } from "@/server/shared/sections";

/** Invites an account by its number to keep an organisation's comments. */
export function KeeperForm({ ownerId }: { ownerId: string }) {
  const t = useTranslations("sections.keepers");
  const router = useRouter();
  const [handle, setHandle] = useState("");
  const [role, setRole] = useState<(typeof invitedRoles)[number]>("moderator");
  const { send, pending, refusal } = useCommand("comments.inviteKeeper");

  async function invite() {
    if (!(await send({ ownerId: ownerId as AccountId, handle, role }))) return; // an id the server gave
    showToast("ok", t("invited"));
    setHandle("");
    router.refresh();
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        invite();
      }}
    >
      <Field label={t("handle")} hint={t("handleHint")}>
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            value={handle}
            onChange={(event) => setHandle(event.target.value)}
          />
        )}
      </Field>
      <RadioGroup
        legend={t("role")}
        name="role"
        value={role}
        onChange={(value) => setRole(value === "manager" ? "manager" : "moderator")}
        options={invitedRoles.map((each) => ({ value: each, label: t(`roles.${each}`), hint: t(`rolesHint.${each}`) }))}
      />
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <Button type="submit" loading={pending} disabled={handle.trim() === ""} className="self-start">
        {t("invite")}
      </Button>
    </form>
  );
}
