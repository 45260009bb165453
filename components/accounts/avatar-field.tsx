"use client"; // uploads a picture

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { sendFile } from "@/components/media/send-file";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { StateNote } from "@/components/ui/state-note";
import { showToast } from "@/components/ui/toast-store";
import type { OwnProfileView } from "@/server/features/accounts/contract";
import type { Refusal } from "@/server/shared/errors";
import type { MediaId } from "@/server/shared/ids";

interface AvatarFieldProps {
  profile: OwnProfileView;
  /** The platform ordered the portrait to be corrected: the picture goes to that. */
  isCorrection: boolean;
}

/** The portrait, as others see it and as it waits: choose one, or take it away. */
export function AvatarField({ profile, isCorrection }: AvatarFieldProps) {
  const t = useTranslations("accounts.profile");
  const settings = useTranslations("accounts.settings");
  const router = useRouter();
  const change = useCommand("accounts.changeAvatar");
  const correct = useCommand("accounts.correctProfile");
  const remove = useCommand("accounts.removeAvatar");
  const [isUploading, setUploading] = useState(false);
  const [uploadRefusal, setUploadRefusal] = useState<Refusal | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { account, pending } = profile;

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    setUploading(true);
    setUploadRefusal(null);
    const sent = await sendFile<MediaId>(isCorrection ? "/media?for=evidence" : "/media", file);
    setUploading(false);
    if ("refusal" in sent) return setUploadRefusal(sent.refusal);
    const mediaId = sent.id;
    const done = isCorrection ? await correct.send({ field: "avatar", mediaId }) : await change.send({ mediaId });
    if (done) router.refresh();
  }

  async function takeAway() {
    if (!(await remove.send({}))) return;
    showToast("ok", settings("saved"));
    router.refresh();
  }

  const refusal = uploadRefusal ?? change.refusal ?? correct.refusal ?? remove.refusal;
  return (
    <div className="flex flex-col gap-3">
      <h2 className="font-medium">{t("avatar")}</h2>
      <div className="flex flex-wrap items-center gap-4">
        <Avatar id={account.id} name={account.nickname} src={account.avatarUrl} size="large" />
        <div className="flex flex-wrap gap-2">
          <input ref={picker} type="file" accept="image/*" hidden onChange={choose} />
          <Button
            variant="secondary"
            icon={<Icon name="image-plus" />}
            loading={isUploading || change.pending || correct.pending}
            onClick={() => picker.current?.click()}
          >
            {isUploading ? t("uploading") : t("choose")}
          </Button>
          {account.avatarUrl ? (
            <Button variant="quiet" loading={remove.pending} onClick={takeAway}>
              {t("removeAvatar")}
            </Button>
          ) : null}
        </div>
      </div>
      <p className="text-ink-soft text-small">{t("avatarHint")}</p>
      {pending.avatarUrl ? (
        <StateNote state="held">
          <span className="flex items-center gap-3">
            <Avatar id={account.id} name={account.nickname} src={pending.avatarUrl} />
            {t("pendingAvatar")}
          </span>
        </StateNote>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </div>
  );
}
