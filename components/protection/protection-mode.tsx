import { useLocale, useTranslations } from "next-intl";
import { CommandButton } from "@/components/trpc/command-button";
import { Icon } from "@/components/ui/icon";
import { formatInstant } from "@/server/shared/dates";

/** Protection mode: whether it is on and until when, and the one button there and back. */
export function ProtectionMode({ until }: { until: string | null }) {
  const t = useTranslations("protection.mode");
  const locale = useLocale();
  if (until === null) {
    return (
      <div className="flex flex-col items-start gap-3">
        <p className="text-ink-soft">{t("off")}</p>
        <CommandButton
          path="protection.beginProtection"
          input={{}}
          done={t("begun")}
          icon={<Icon name="shield-check" />}
        >
          {t("begin")}
        </CommandButton>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-start gap-2.5 rounded-control bg-ok-soft px-3 py-2 text-ok">
        <Icon name="shield-check" className="mt-1 size-4" />
        <span>
          <strong className="font-semibold">{t("on")}</strong>{" "}
          <span className="text-ink-soft">{t("until", { date: formatInstant(until, locale) })}</span>
        </span>
      </p>
      <p className="text-ink-soft text-small">{t("off")}</p>
      <div className="flex flex-wrap gap-2">
        <CommandButton path="protection.endProtection" input={{}} done={t("ended")} variant="secondary">
          {t("end")}
        </CommandButton>
        <CommandButton path="protection.beginProtection" input={{}} done={t("begun")} variant="quiet">
          {t("again")}
        </CommandButton>
      </div>
    </div>
  );
}
