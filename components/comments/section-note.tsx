import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { SectionView } from "@/server/features/comments/contract/sections";
import { formatInstant } from "@/server/shared/dates";

/** What every reader is told of a section: who may comment, who set that and why, and how many comments are out of sight by whom. */
export function SectionNote({ section }: { section: SectionView }) {
  const t = useTranslations("comments.section");
  const locale = useLocale();
  const { who, reviewFirst, isNews, setAs, reason, stopped, waiting, hidden, removed } = section;
  const rules = [who === "everyone" ? null : t(`who.${who}`), reviewFirst ? t("reviewFirst") : null].filter(Boolean);
  const counts = [
    waiting > 0 ? t("waiting", { count: waiting }) : null,
    hidden > 0 ? t("hidden", { count: hidden }) : null,
    removed > 0 ? t("removed", { count: removed }) : null,
  ].filter(Boolean);
  if (!stopped && !isNews && rules.length + counts.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 rounded-control bg-sunken px-3 py-2 text-ink-soft text-small">
      {stopped ? (
        <p className="flex gap-2 font-medium text-ink">
          <Icon name="lock" className="mt-0.5 size-4" />
          <span>{t("stopped", { until: stopped.until ? formatInstant(stopped.until, locale) : "none" })}</span>
        </p>
      ) : null}
      {isNews ? (
        <p className="flex gap-2">
          <Icon name="shield-check" className="mt-0.5 size-4" />
          <span>{t("news")}</span>
        </p>
      ) : null}
      {rules.length > 0 ? (
        <p className="flex gap-2">
          <Icon name="message-circle" className="mt-0.5 size-4" />
          <span>
            {rules.join(" ")} {setAs && reason ? t("setBy", { role: setAs, reason: t(`reasons.${reason}`) }) : null}
          </span>
        </p>
      ) : null}
      {counts.length > 0 ? (
        <p className="flex gap-2">
          <Icon name="eye-off" className="mt-0.5 size-4" />
          <span>{counts.join(" · ")}</span>
        </p>
      ) : null}
    </div>
  );
}
