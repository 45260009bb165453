import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { remediesOf, ruleOf } from "@/components/refusal/remedies";
import { valuesOf } from "@/components/refusal/values";
import { Icon } from "@/components/ui/icon";
import type { Refusal } from "@/server/shared/errors";

/**
 * The four things a refusal says: what was stopped, why with its rule, until when, and what can be done now.
 * `brief` says why alone.
 * Needs the namespaces `errors` and `media`: server components have them; client components use RefusalNote.
 */
export function RefusalView({ refusal, brief = false }: { refusal: Refusal; brief?: boolean | undefined }) {
  const t = useTranslations("errors");
  const media = useTranslations("media.problem");
  const { reason } = refusal;
  const values = valuesOf(refusal, {
    locale: useLocale(),
    word(list, identifier, least = 0) {
      const key = `words.${list}.${identifier}` as "words.act.other"; // the list is known, the identifier is looked up
      return t(t.has(key) ? key : `words.${list}.other`, { least });
    },
    mediaProblem(problem, limit) {
      const key = problem as "damaged"; // looked up before it is used
      return media(media.has(key) ? key : "damaged", { limit: limit ?? "" });
    },
  });
  const rule = ruleOf(reason);
  const remedies = remediesOf(refusal);
  if (brief) return <p className="text-small">{t(`${reason}.why`, values)}</p>;
  return (
    <div className="flex gap-3">
      <Icon name="octagon-exclamation-point" className="mt-1 size-5 text-warn" />
      <dl className="flex min-w-0 flex-col gap-1">
        <dt className="sr-only">{t("labels.what")}</dt>
        <dd className="font-semibold">{t(`${reason}.what`, values)}</dd>
        <dt className="sr-only">{t("labels.why")}</dt>
        <dd>
          {t(`${reason}.why`, values)}{" "}
          {rule ? (
            <Link
              href={rule.href as Route /* the register names every clause */}
              prefetch={false}
              className="link whitespace-nowrap text-small"
            >
              {t("labels.rule", { id: rule.id })}
            </Link>
          ) : null}
        </dd>
        <dt className="sr-only">{t("labels.until")}</dt>
        <dd className="flex items-start gap-1.5 text-ink-soft text-small">
          <Icon name="hourglass" className="mt-1 size-3.5" />
          {t(`${reason}.until`, values)}
        </dd>
        <dt className="sr-only">{t("labels.now")}</dt>
        <dd className="text-ink-soft text-small">
          <p>{t(`${reason}.now`, values)}</p>
          {remedies.length > 0 ? (
            <p className="mt-1 flex flex-wrap gap-x-4">
              {remedies.map((remedy) => (
                <Link
                  key={remedy.label}
                  href={remedy.href as Route /* made by remediesOf */}
                  prefetch={false}
                  className="link font-medium"
                >
                  {t(`links.${remedy.label}`)}
                </Link>
              ))}
            </p>
          ) : null}
        </dd>
      </dl>
    </div>
  );
}
