import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { ContentLabel } from "@/server/shared/labels";

interface FoldedProps {
  /** The author's line. */
  notice: string | null;
  /** What the platform says of it: some of its words are a line too, and come first. */
  labels: readonly ContentLabel[];
  children: ReactNode;
}

/** Text and pictures behind a line of the author's or the platform's, until whoever reads opens them; as they are where there is no such line. */
export function Folded({ notice: written, labels, children }: FoldedProps) {
  const t = useTranslations("microblog.card");
  const label = labels.find((each) => each !== "disputed");
  const notice = label ? t(`platformNotice.${label}`) : written;
  if (notice === null) return children;
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-control bg-warn-soft px-3 py-2">
        <Icon name="eye-off" className="size-4.5 text-ink-soft" />
        <span className="min-w-0 flex-1">
          <span className="sr-only">{t("notice")}</span>
          {notice}
        </span>
        <span className="text-small underline underline-offset-4 group-open:hidden">{t("unfold")}</span>
        <span className="hidden text-small underline underline-offset-4 group-open:inline">{t("fold")}</span>
      </summary>
      <div className="mt-2.5 flex flex-col gap-2.5">{children}</div>
    </details>
  );
}
