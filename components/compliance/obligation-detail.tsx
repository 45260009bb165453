import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssessForm } from "@/components/compliance/assess-form";
import { EvidenceLine } from "@/components/compliance/evidence-line";
import { StatusBadge } from "@/components/compliance/status-badge";
import { WithMessages } from "@/components/shell/with-messages";
import { Time } from "@/components/ui/time";
import type { ObligationView } from "@/server/features/compliance/contract";

/** One obligation whole: what the law says, what one must see, where the code holds it, what the records say, and what people say. */
export function ObligationDetail({ obligation }: { obligation: ObligationView }) {
  const t = useTranslations("compliance");
  const format = useFormatter();
  const locale = useLocale();
  const { acceptance, evidence, missing, item } = obligation;
  const clause = { article: obligation.article, paragraph: obligation.paragraph };
  const hasChinese = acceptance["zh-CN"] !== acceptance.en;
  const acceptanceLocale = locale === "zh-CN" && hasChinese ? "zh-CN" : "en";
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <StatusBadge status={obligation.status} kind={obligation.kind} />
          <span className="text-ink-soft text-small">
            {t(`kinds.${obligation.kind}`)} · {t(`domains.${obligation.domain}`)} · {t("panel.duty")}{" "}
            {t(`duties.${obligation.duty}`)}
          </span>
        </p>
        <p className="text-ink-soft text-small">
          {t(`regulations.${obligation.regulation}.name`)} ·{" "}
          {item === null ? t("clause", clause) : t("clauseItem", { ...clause, item })}
        </p>
      </div>
      <Part title={t("panel.text")}>
        <blockquote lang="zh-CN" className="border-line border-l-2 pl-3">
          {obligation.sentence}
        </blockquote>
      </Part>
      <Part title={t("panel.translation")}>
        <blockquote lang="en" className="border-line border-l-2 pl-3">
          {obligation.text.en}
        </blockquote>
      </Part>
      <Part title={t("panel.acceptance")}>
        <p lang={acceptanceLocale}>{acceptance[acceptanceLocale]}</p>
        {locale === "zh-CN" && !hasChinese ? (
          <p className="text-ink-faint text-small">{t("panel.englishOnly")}</p>
        ) : null}
      </Part>
      {missing ? (
        <Part title={t("panel.missing")}>
          <p className="rounded-control bg-warn-soft px-3 py-2">{missing[locale]}</p>
        </Part>
      ) : null}
      {obligation.lacks.length > 0 ? (
        <p className="text-danger text-small">
          {t("panel.lacks", { what: format.list(obligation.lacks.map((proof) => t(`panel.proof.${proof}`))) })}
        </p>
      ) : null}
      <Part title={t("panel.evidence")}>
        {evidence ? (
          <>
            <p>{evidence.says[locale]}</p>
            <p className="text-small">
              <EvidenceLine evidence={evidence} />
            </p>
            <details className="text-small">
              <summary className="cursor-pointer text-ink-soft">{t("panel.query")}</summary>
              <pre className="mt-2 overflow-x-auto rounded-control bg-sunken p-3 font-mono">{obligation.query}</pre>
            </details>
          </>
        ) : (
          <p className="text-ink-soft">{t("evidence.none")}</p>
        )}
      </Part>
      <Part title={t("panel.controls")}>
        {obligation.controls.length > 0 ? (
          <Places places={obligation.controls} />
        ) : (
          <p className="text-ink-soft">{t("panel.noControls")}</p>
        )}
      </Part>
      <Part title={t("panel.tests")}>
        {obligation.tests.length > 0 ? (
          <Places places={obligation.tests} />
        ) : (
          <p className="text-ink-soft">{t("panel.noTests")}</p>
        )}
      </Part>
      <Part title={t("panel.assessments")}>
        {obligation.assessments.length === 0 ? <p className="text-ink-soft">{t("panel.noAssessments")}</p> : null}
        <ul className="flex flex-col gap-3">
          {obligation.assessments.map((assessment) => (
            <li key={`${assessment.at} ${assessment.assessor.id}`}>
              <p className="whitespace-pre-line">{assessment.words}</p>
              <p className="text-ink-faint text-small">
                {t("panel.about", { name: assessment.assessor.nickname })} <Time at={assessment.at} style="absolute" />
              </p>
            </li>
          ))}
        </ul>
        {obligation.mayAssess ? (
          <WithMessages namespaces={["compliance"]}>
            <AssessForm key={obligation.id} id={obligation.id} />
          </WithMessages>
        ) : null}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Names in the code with their files. */
function Places({ places }: { places: readonly { path: string; name: string }[] }) {
  return (
    <ul className="flex flex-col gap-1.5 text-small">
      {places.map(({ path, name }) => (
        <li key={`${path} ${name}`}>
          <p>{name}</p>
          <p className="font-mono text-ink-faint">{path}</p>
        </li>
      ))}
    </ul>
  );
}
