"use client"; // two fields, each with its own button

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AvatarField } from "@/components/accounts/avatar-field";
import { useDraft } from "@/components/accounts/use-draft";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { type Command, useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Field, type FieldControl } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { StateNote } from "@/components/ui/state-note";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { OwnProfileView } from "@/server/features/accounts/contract";
import { formatInstant } from "@/server/shared/dates";
import { bioLength, namesPerYear, nicknameLength, type ProfileField } from "@/server/shared/names";

/** Name and bio. A change that is refused stays typed; one that waits for review says so. */
export function ProfileForm({ profile }: { profile: OwnProfileView }) {
  const t = useTranslations("accounts.profile");
  const signUp = useTranslations("accounts.signUp");
  const [draft, change] = useDraft("profile", { nickname: profile.account.nickname, bio: profile.bio });
  const rename = useCommand("accounts.rename");
  const changeBio = useCommand("accounts.changeBio");
  const correct = useCommand("accounts.correctProfile");
  const { pending, corrections } = profile;
  const orderFor = (field: ProfileField) => corrections.find((order) => order.field === field) ?? null;
  const nameOrder = orderFor("nickname");
  const bioOrder = orderFor("bio");
  return (
    <div className="flex flex-col gap-6">
      {corrections.map((order) => (
        <Order key={order.measureId} order={order} />
      ))}
      <AvatarField profile={profile} isCorrection={orderFor("avatar") !== null} />
      <Part
        label={t("nickname")}
        hint={`${signUp("nicknameHint", { limit: nicknameLength })} ${t("nameRule", { count: namesPerYear })}`}
        path="nickname"
        command={nameOrder ? correct : rename}
        taken={signUp("taken")}
        note={pending.nickname === null ? null : t("pendingNickname", { nickname: pending.nickname })}
        onSave={() =>
          nameOrder
            ? correct.send({ field: "nickname", nickname: draft.nickname })
            : rename.send({ nickname: draft.nickname })
        }
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
        command={bioOrder ? correct : changeBio}
        taken=""
        note={pending.bio === null ? null : t("pendingBio", { bio: pending.bio })}
        onSave={() => (bioOrder ? correct.send({ field: "bio", bio: draft.bio }) : changeBio.send({ bio: draft.bio }))}
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

/** What the platform ordered to be corrected, by when, and where the reasons are. */
function Order({ order }: { order: OwnProfileView["corrections"][number] }) {
  const t = useTranslations("accounts.profile");
  const locale = useLocale();
  return (
    <div role="status" className="flex gap-2.5 rounded-control bg-warn-soft px-3 py-2">
      <Icon name="triangle-exclamation-point" className="mt-1 size-4 text-warn" />
      <p>
        {t("order", { field: order.field, by: formatInstant(order.by, locale) })}{" "}
        <Link
          href={`/standing/measures/${order.measureId}` as Route /* an id of ours */}
          prefetch={false}
          className="link"
        >
          {t("orderReasons")}
        </Link>
      </p>
    </div>
  );
}

interface PartProps {
  label: string;
  hint: string;
  path: string;
  command: Command<"accounts.rename"> | Command<"accounts.changeBio"> | Command<"accounts.correctProfile">;
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
