import { useTranslations } from "next-intl";
import { ReasonButton } from "@/components/moderation/reason-button";
import type { InputOf } from "@/components/trpc/call";

type LicenceId = InputOf<"licences.endLicence">["licenceId"];

/** Ends a licence before its time, with a reason on record. */
export function EndLicence({ licenceId, number }: { licenceId: string; number: string }) {
  const t = useTranslations("licences.end");
  return (
    <ReasonButton
      path="licences.endLicence"
      input={{ licenceId: licenceId as LicenceId /* an id the server gave */ }}
      words={{
        open: t("title"),
        title: t("title"),
        hint: t("hint", { number }),
        reason: t("reason"),
        confirm: t("confirm"),
        cancel: t("cancel"),
        done: t("done"),
      }}
    />
  );
}
