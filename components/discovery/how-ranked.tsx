import { useTranslations } from "next-intl";
import { rankRules } from "@/server/shared/home-ranking";

/** How the optional ranking of home is made, in its own numbers. */
export function HowRanked() {
  const t = useTranslations("finding.home");
  const { hours, perAuthor, posts, points, reactions, lively, often, liked, mutual, fading } = rankRules;
  const numbers = {
    hours,
    perAuthor,
    posts,
    ...points,
    lively,
    fading,
    reactions,
    mutual,
    liked: liked.each,
    likers: liked.people,
    most: liked.most,
  };
  return (
    <div className="flex flex-col gap-2 text-ink-soft text-small">
      <p>{t("howRanked", { ...numbers, often: often.lift, days: often.days, times: often.times })}</p>
      <p>{t("howNot")}</p>
    </div>
  );
}
