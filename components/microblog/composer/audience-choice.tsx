import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { takeUp } from "@/components/ui/take-up";
import { type Audience, audiences } from "@/server/shared/content";

const icons = { public: "globe", followers: "users", mutuals: "users", circle: "users", self: "lock" } as const;

interface AudienceChoiceProps {
  audience: Audience;
  onChange: (audience: Audience) => void;
  className: string;
}

/** Who may see what is written. */
export function AudienceChoice({ audience, onChange, className }: AudienceChoiceProps) {
  const t = useTranslations("microblog");
  return (
    <label className="inline-flex items-center gap-1 text-ink-soft text-small sm:ml-1">
      <Icon name={icons[audience]} className="size-4 max-sm:hidden" />
      <span className="sr-only">{t("composer.audience")}</span>
      <select
        ref={takeUp}
        value={audience}
        onChange={(event) => onChange(event.target.value as Audience /* its options are the audiences */)}
        className={cx("h-9 max-w-20 rounded-control max-[389px]:max-w-16", className)}
      >
        {audiences.map((each) => (
          <option key={each} value={each}>
            {t(`audience.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
