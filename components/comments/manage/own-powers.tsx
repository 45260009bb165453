import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CommandButton } from "@/components/trpc/command-button";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { PowerView } from "@/server/features/comments/contract/powers";
import { formatDate } from "@/server/shared/dates";
import type { AccountId } from "@/server/shared/ids";
import { isHeld, needResponsible } from "@/server/shared/sections";

interface PowerListProps {
  powers: readonly PowerView[];
  /** True where some of what is held cannot be used while nobody is responsible for the comments. */
  lacksResponsible?: boolean;
  /** What can be done with each. */
  action: (power: PowerView) => ReactNode;
}

/** How an account stands to each power over its comments: whether it holds it and why, what was asked and answered. */
export function PowerList({ powers, lacksResponsible = false, action }: PowerListProps) {
  const t = useTranslations("sections.powers");
  const locale = useLocale();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {powers.map((one) => {
        const { power, standing, from, reason, wish } = one;
        const isNews = wish !== null && (wish.state === "open" || wish.state === "refused");
        return (
          <li key={power} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
            <div className="min-w-40 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{t(`name.${power}`)}</span>
                <Badge
                  tone={isHeld(standing) ? "ok" : standing === "taken" ? "danger" : "neutral"}
                  icon={<Icon name={isHeld(standing) ? "circle-check" : "lock"} />}
                >
                  {t(`standing.${standing}`, { level: from ?? 0 })}
                </Badge>
              </p>
              {lacksResponsible && isHeld(standing) && needResponsible.includes(power) ? (
                <p className="text-ink-soft text-small">{t("needsResponsible")}</p>
              ) : null}
              {reason && (standing === "granted" || standing === "taken") ? (
                <p className="text-ink-soft text-small">{t("reason", { reason })}</p>
              ) : null}
              {isNews ? (
                <p className="text-ink-soft text-small">
                  {wish.state === "open"
                    ? t("asked", { due: formatDate(wish.dueAt, locale) })
                    : t("refused", { reason: wish.answer ?? "" })}
                </p>
              ) : null}
            </div>
            {action(one)}
          </li>
        );
      })}
    </ul>
  );
}

interface OwnPowersProps {
  ownerId: AccountId;
  powers: readonly PowerView[];
  lacksResponsible: boolean;
}

/** The account's own powers, where it asks for those that it does not hold and takes a wish back. */
export function OwnPowers({ ownerId, powers, lacksResponsible }: OwnPowersProps) {
  const t = useTranslations("sections.powers");
  return (
    <PowerList
      powers={powers}
      lacksResponsible={lacksResponsible}
      action={({ power, standing, wish }) =>
        wish?.state === "open" ? (
          <CommandButton
            path="comments.withdrawPowerWish"
            input={{ ownerId, power }}
            done={t("withdrawn")}
            variant="secondary"
            size="small"
          >
            {t("withdraw")}
          </CommandButton>
        ) : isHeld(standing) ? null : (
          <CommandButton
            path="comments.askPower"
            input={{ ownerId, power }}
            done={t("askedNow")}
            variant="secondary"
            size="small"
          >
            {t("ask")}
          </CommandButton>
        )
      }
    />
  );
}
