import { useTranslations } from "next-intl";
import { ReasonButton } from "@/components/moderation/reason-button";
import type { AccountId } from "@/server/shared/ids";
import type { KeeperPower } from "@/server/shared/sections";

/** Takes a power over its comments from an account, with a reason that it reads. */
export function TakePower({ ownerId, name, power }: { ownerId: string; name: string; power: KeeperPower }) {
  const t = useTranslations("sections.powers");
  return (
    <ReasonButton
      path="comments.takePower"
      input={{ ownerId: ownerId as AccountId /* an id the server gave */, power }}
      words={{
        open: t("take"),
        title: t("take"),
        hint: t("takeHint", { name, power: t(`name.${power}`) }),
        reason: t("deskReason"),
        confirm: t("take"),
        cancel: t("cancel"),
        done: t("takenNow"),
      }}
    />
  );
}
