"use client"; // writes the address

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { isSourceView, queueParams } from "@/components/moderation/desk/queue-params";
import { Select } from "@/components/ui/select";
import { type CaseSource, caseSources } from "@/server/shared/case-sources";
import { severities } from "@/server/shared/severity";
import { type ContentKind, contentKinds } from "@/server/shared/subject";

/** Source, kind and severity; changing one begins at the first page and closes the open case. */
export function QueueFilters() {
  const t = useTranslations("desk");
  const measures = useTranslations("measures.severity");
  const [{ view, source, kind, severity }, setParams] = useQueryStates(queueParams, { shallow: false, scroll: false });
  const fresh = { after: null, case: null };
  return (
    <>
      <Select
        aria-label={t("queue.source")}
        value={source ?? ""}
        onChange={(event) =>
          setParams({
            ...fresh,
            source: (event.target.value || null) as CaseSource | null, // one of the options
            ...(isSourceView(view) ? { view: null } : {}),
          })
        }
        className="h-8 text-small"
      >
        <option value="">{t("queue.anySource")}</option>
        {caseSources.map((value) => (
          <option key={value} value={value}>
            {t(`source.${value}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("queue.kind")}
        value={kind ?? ""}
        onChange={(event) => setParams({ ...fresh, kind: (event.target.value || null) as ContentKind | null })} // one of the options
        className="h-8 text-small"
      >
        <option value="">{t("queue.anyKind")}</option>
        {contentKinds.map((value) => (
          <option key={value} value={value}>
            {t(`kind.${value}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t("queue.severity")}
        value={severity ?? ""}
        onChange={(event) => setParams({ ...fresh, severity: event.target.value ? Number(event.target.value) : null })}
        className="h-8 text-small"
      >
        <option value="">{t("queue.anySeverity")}</option>
        {severities.map((value) => (
          <option key={value} value={value}>
            {measures(`${value}`)}
          </option>
        ))}
      </Select>
    </>
  );
}
