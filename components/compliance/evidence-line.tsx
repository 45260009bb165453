import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { LiveEvidence } from "@/server/features/compliance/contract";
import { mostCounted } from "@/server/shared/obligation-words";

/** What a saved query found, with its age: red when it found a violation. */
export function EvidenceLine({ evidence }: { evidence: LiveEvidence }) {
  const t = useTranslations("compliance.evidence");
  const { count } = evidence;
  const more = count >= mostCounted ? "+" : "";
  const isBad = evidence.is === "violations" && count > 0;
  return (
    <span className={cx("inline-flex flex-wrap items-center gap-x-1.5", isBad && "font-medium text-danger")}>
      <Icon name={isBad ? "siren" : evidence.is === "events" ? "activity" : "check"} className="size-3.5" />
      <span>
        {evidence.is === "events"
          ? t("events", { count, more })
          : isBad
            ? t("violations", { count, more })
            : t("clean")}
      </span>
      <span className="text-ink-faint">
        {evidence.latestAt ? (
          <>
            {t("latest")} <Time at={evidence.latestAt} />
          </>
        ) : evidence.is === "violations" ? (
          <>
            {t("checked")} <Time at={evidence.checkedAt} />
          </>
        ) : null}
      </span>
    </span>
  );
}
