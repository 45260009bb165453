import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { ProtectionView } from "@/server/features/protection/contract";
import { formatInstant } from "@/server/shared/dates";

const settings = "/settings/contact" as Route; // a page of the app

interface ProtectionNoteProps {
  protection: ProtectionView;
  /** The button that begins protection, or leads to it. */
  begin: ReactNode;
}

/** What stands above everything while protection mode is on, or is offered because many strangers came at once; nothing otherwise. */
export function ProtectionNote({ protection, begin }: ProtectionNoteProps) {
  const t = useTranslations("protection");
  const locale = useLocale();
  const { protectedUntil, isOffered } = protection;
  if (protectedUntil) {
    return (
      <p className="flex flex-wrap items-center gap-x-2 rounded-card bg-ok-soft px-4 py-2.5 text-ok text-small">
        <Icon name="shield-check" className="size-4" />
        <strong className="font-semibold">{t("mode.on")}</strong>
        <span className="text-ink-soft">{t("mode.until", { date: formatInstant(protectedUntil, locale) })}</span>
        <Link href={settings} prefetch={false} className="link ml-auto">
          {t("offer.settings")}
        </Link>
      </p>
    );
  }
  if (!isOffered) return null;
  return (
    <section aria-labelledby="protection-offer" className="rounded-card border border-warn bg-warn-soft p-4">
      <h2 id="protection-offer" className="flex items-start gap-2 text-warn">
        <Icon name="triangle-exclamation-point" className="mt-1 size-5" />
        {t("offer.title")}
      </h2>
      <p className="mt-1">{t("offer.text")}</p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {begin}
        <Link href={`${settings}#evidence` as Route /* a part of that page */} prefetch={false} className="link">
          {t("offer.evidence")}
        </Link>
        <Link href={"/help/report" as Route /* a page of the app */} prefetch={false} className="link">
          {t("offer.report")}
        </Link>
      </div>
    </section>
  );
}
