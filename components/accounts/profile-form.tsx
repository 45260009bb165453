"use client"; // two fields, each with its own button

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useDraft } from "@/components/accounts/use-draft";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { type Command, useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field, type FieldControl } from "@/components/ui/field";
import { StateNote } from "@/components/ui/state-note";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { OwnProfileView } from "@/server/features/accounts/contract";
import { bioLength, nicknameLength } from "@/server/shared/names";

/** Name and bio. A change that is refused stays typed; one that waits for review says so. */
export function ProfileForm({ profile }: { profile: OwnProfileView }) {
  const t = useTranslations("accounts.profile");
  const signUp = useTranslations("accounts.signUp");
  const [draft, change] = useDraft("profile", { nickname: profile.account.nickname, bio: profile.bio });
  const rename = useCommand("accounts.rename");
  const changeBio = useCommand("accounts.changeBio");
  const { pending } = profile;
  return (
    <div className="flex flex-col gap-6">
      <Part
        label={t("nickname")}
        hint={signUp("nicknameHint", { limit: nicknameLength })}
        path="nickname"
        command={rename}
        taken={signUp("taken")}
        note={pending.nickname === null ? null : t("pendingNickname", { nickname: pending.nickname })}
        onSave={() => rename.send({ nickname: draft.nickname })}
        isChanged={draft.nickname !== profile.account.nickname}
      >
        {(control) => (
          <TextInput
            {...control}
            value={draft.nickname}
            autoComplete="nickname"
            onChange={(event) => change({ nickname: event.target.value })}
          />
        )}
      </Part>
      <Part
        label={t("bio")}
        hint={t("bioHint", { limit: bioLength })}
        path="bio"
        command={changeBio}
        taken=""
        note={pending.bio === null ? null : t("pendingBio", { bio: pending.bio })}
        onSave={() => changeBio.send({ bio: draft.bio })}
        isChanged={draft.bio !== profile.bio}
      >
        {(control) => (
          <TextArea
            {...control}
            limit={bioLength}
            value={draft.bio}
            onChange={(event) => change({ bio: event.target.value })}
          />
        )}
      </Part>
    </div>
  );
}

interface PartProps {
  label: string;
  hint: string;
  path: string;
  command: Command<"accounts.rename"> | Command<"accounts.changeBio">;
  taken: string;
  note: ReactNode;
  onSave: () => Promise<{ held: boolean } | null>;
  isChanged: boolean;
  children: (control: FieldControl) => ReactNode;
}

function Part({ label, hint, path, command, taken, note, onSave, isChanged, children }: PartProps) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const problem = useProblem(command.refusal);
  const [isHeld, setIsHeld] = useState(false);
  const wrong = command.refusal?.reason === "TAKEN" ? taken : problem(path);

  async function save() {
    const saved = await onSave();
    if (!saved) return;
    setIsHeld(saved.held);
    if (!saved.held) showToast("ok", t("settings.saved"));
    router.refresh();
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={label} hint={hint} error={wrong}>
        {children}
      </Field>
      {note ? <StateNote state="held">{note}</StateNote> : null}
      {isHeld && !note ? <p role="status">{t("profile.held")}</p> : null}
      {command.refusal && !wrong ? <RefusalNote refusal={command.refusal} /> : null}
      <Button type="submit" className="self-start" loading={command.pending} disabled={!isChanged}>
        {t("profile.save")}
      </Button>
    </form>
  );
}
