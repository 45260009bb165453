import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { MeasureIcon } from "@/components/moderation/measure-icon";
import { MeasurePeriod } from "@/components/moderation/measure-period";
import { Badge, type Tone } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import type { MeasureBrief } from "@/server/features/moderation/contract/measures";

const appealLooks: Record<MeasureBrief["appeal"], { tone: Tone; icon: IconName }> = {
  possible: { tone: "brand", icon: "message-circle" },
  open: { tone: "brand", icon: "clock-3" },
  upheld: { tone: "ok", icon: "circle-check" },
  refused: { tone: "neutral", icon: "x" },
  "too-late": { tone: "neutral", icon: "hourglass" },
};

/** Measures as a list; each leads to its statement of reasons. */
export function MeasureList({ measures }: { measures: readonly MeasureBrief[] }) {
  const t = useTranslations();
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
      {measures.map((measure) => {
        const appeal = appealLooks[measure.appeal];
        return (
          <li key={measure.id} className="relative flex gap-3 p-4 hover:bg-sunken">
            <span className={measure.isInForce ? "mt-0.5 text-warn" : "mt-0.5 text-ink-faint"}>
              <MeasureIcon kind={measure.kind} />
            </span>
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  href={`/standing/measures/${measure.id}` as Route /* an id of ours */}
                  prefetch={false}
                  className="font-medium after:absolute after:inset-0"
                >
                  {t(`measures.kind.${measure.kind}`)}
                </Link>
                <Badge tone={appeal.tone} icon={<Icon name={appeal.icon} />}>
                  {t(`standing.appealState.${measure.appeal}`)}
                </Badge>
              </p>
              <p className="text-ink-soft text-small">
                <MeasurePeriod startsAt={measure.startsAt} endsAt={measure.endsAt} />
              </p>
              {measure.end ? <p className="text-ink-soft text-small">{t(`measures.how.${measure.end.how}`)}</p> : null}
            </div>
            <Icon name="chevron-right" className="mt-1 size-4 text-ink-faint" />
          </li>
        );
      })}
    </ul>
  );
}
