import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { TierView } from "@/server/features/tiers/contract";

/** The class and level of an account, with the way to what they mean. */
export function TierLine({ tier }: { tier: TierView }) {
  const t = useTranslations("tiers");
  const level = t(`level.${tier.level}` as "level.0"); // every level has its word
  return (
    <p className="-mt-2 flex items-center gap-1.5 text-ink-faint text-small">
      <Icon name="award" className="size-3.5" />
      {t("shown")}
      <Link href={"/levels" as Route /* a page of the app */} prefetch={false} className="link">
        {t("onProfile", { class: t(`class.${tier.class}`), level })}
      </Link>
    </p>
  );
}
