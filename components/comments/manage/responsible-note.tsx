import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { formatInstant } from "@/server/shared/dates";
import type { ResponsibleDueView } from "@/server/shared/responsible";

interface ResponsibleNoteProps {
  ownerId: string;
  /** Null where nothing is missing: then nothing is said. */
  responsible: ResponsibleDueView | null;
}

/** That a verified organisation has nobody responsible for its comments, by when it must name somebody, what happens otherwise, and the way to do it. */
export function ResponsibleNote({ ownerId, responsible }: ResponsibleNoteProps) {
  const t = useTranslations("sections.responsible");
  const locale = useLocale();
  if (!responsible) return null;
  const { since, due, isOver } = responsible;
  return (
    <p
      className={`flex items-start gap-2 rounded-card px-4 py-2.5 ${isOver ? "bg-danger-soft text-danger" : "bg-warn-soft text-warn"}`}
    >
      <Icon name={isOver ? "triangle-exclamation-point" : "hourglass"} className="mt-1 size-4" />
      <span className="min-w-0">
        {t(isOver ? "over" : "missing", { since: formatInstant(since, locale), due: formatInstant(due, locale) })}{" "}
        <Link
          href={`/manage/comments/keepers?of=${ownerId}` as Route /* a page of the app */}
          prefetch={false}
          className="link whitespace-nowrap font-medium"
        >
          {t("name")}
        </Link>
      </span>
    </p>
  );
}
