import { useTranslations } from "next-intl";
import { RegulatorState } from "@/components/moderation/regulator-state";
import { Time } from "@/components/ui/time";
import type { ItemView } from "@/server/features/moderation/contract/regulator";

/** One report to the authority: to whom, what became of it, and its content in the reporting format. */
export function RegulatorItem({ item }: { item: ItemView }) {
  const t = useTranslations("regulator");
  const authority = `authority.${item.authority as "cyberspace-administration"}` as const; // looked up before it is used
  return (
    <div className="flex flex-col gap-6">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-ink-soft">{t("stateColumn")}</dt>
        <dd>
          <RegulatorState state={item.state} />
        </dd>
        <dt className="text-ink-soft">{t("item.authority")}</dt>
        <dd>{t.has(authority) ? t(authority) : item.authority}</dd>
        <dt className="text-ink-soft">{t("created")}</dt>
        <dd>
          <Time at={item.createdAt} style="absolute" />
        </dd>
        <dt className="text-ink-soft">{t("due")}</dt>
        <dd className={item.isOverdue ? "font-medium text-danger" : undefined}>
          <Time at={item.dueAt} style="absolute" />
        </dd>
        {item.corrects ? (
          <>
            <dt className="text-ink-soft">{t("correction")}</dt>
            <dd>{t("item.corrects", { number: item.corrects })}</dd>
          </>
        ) : null}
      </dl>
      <section className="flex flex-col gap-2">
        <h3>{t("item.steps")}</h3>
        {item.steps.length === 0 ? (
          <p className="text-ink-soft text-small">{t("item.noSteps")}</p>
        ) : (
          <ol className="flex flex-col gap-2 border-line border-l-2 pl-4">
            {item.steps.map((step) => (
              <li key={step.step}>
                <p className="font-medium">{t(`item.step.${step.step}`)}</p>
                <p className="text-ink-soft text-small">
                  <Time at={step.at} style="absolute" />
                  {step.reference ? ` · ${step.reference}` : null}
                </p>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className="flex flex-col gap-2">
        <h3>{t("item.content")}</h3>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-control bg-sunken p-3 font-mono text-small"
        >
          {JSON.stringify(item.content, null, 2)}
        </pre>
      </section>
    </div>
  );
}
