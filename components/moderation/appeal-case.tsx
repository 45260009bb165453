import { useLocale, useTranslations } from "next-intl";
import { AppealConversation } from "@/components/moderation/appeal-conversation";
import { AppealEvidence } from "@/components/moderation/appeal-evidence";
import { MeasureIcon } from "@/components/moderation/measure-icon";
import { Statement } from "@/components/moderation/statement";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import type { AppealCaseView } from "@/server/features/moderation/contract/appeals";
import { formatDate, formatInstant } from "@/server/shared/dates";

/** Everything that whoever decides must see: what the person says, the statement, the record, the conversation. */
export function AppealCase({ appeal: view }: { appeal: AppealCaseView }) {
  const t = useTranslations("appeals");
  const words = useTranslations("measures");
  const locale = useLocale();
  const { appeal } = view;
  return (
    <div className="flex flex-col gap-6">
      {view.isConflict && view.state === "open" ? (
        <p className="flex gap-2 rounded-control bg-warn-soft px-3 py-2 text-small text-warn">
          <Icon name="ban" className="mt-0.5 size-4" />
          {t("case.conflict")}
        </p>
      ) : null}
      <section className="flex flex-col gap-3">
        <div className="flex items-center gap-3">
          <Avatar id={view.appellant.id} name={view.appellant.nickname} src={view.appellant.avatarUrl} />
          <div>
            <p className="font-medium">
              <bdi>{view.appellant.nickname}</bdi>
            </p>
            <p className="text-ink-soft text-small">{formatInstant(appeal.openedAt, locale)}</p>
          </div>
        </div>
        <p className="whitespace-pre-wrap">{appeal.grounds}</p>
        <AppealEvidence ids={appeal.evidence} />
      </section>
      {appeal.decisionReason && appeal.decidedAt ? (
        <section className="rounded-control bg-sunken px-3 py-2">
          <h3>{t(`progress.state.${appeal.state}`)}</h3>
          <p className="whitespace-pre-wrap">{appeal.decisionReason}</p>
          <p className="text-ink-faint text-small">
            {t("progress.decidedAt", { date: formatInstant(appeal.decidedAt, locale) })}
          </p>
        </section>
      ) : null}
      <AppealConversation appeal={appeal} as="staff" mayWrite={view.isMine} />
      <section className="flex flex-col gap-2">
        <h3>{t("case.statement")}</h3>
        <Statement statement={view.statement} level={3} />
        {Object.keys(view.spread).length > 0 ? (
          <p className="text-ink-soft text-small">
            {t("case.spread", {
              list: new Intl.ListFormat(locale, { type: "unit" }).format(
                Object.entries(view.spread).map(([name, count]) => {
                  const key = `case.spreadOf.${name as "other"}` as const; // looked up before it is used
                  return t(t.has(key) ? key : "case.spreadOf.other", { count });
                }),
              ),
            })}
          </p>
        ) : null}
      </section>
      <section className="flex flex-col gap-2">
        <h3>{t("case.record")}</h3>
        {view.otherMeasures.length === 0 ? (
          <p className="text-ink-soft text-small">{t("case.noRecord")}</p>
        ) : (
          <ul className="flex flex-col gap-1.5">
            {view.otherMeasures.map((other) => (
              <li key={other.number} className="flex items-center gap-2 text-small">
                <MeasureIcon kind={other.kind} className="size-4 text-ink-soft" />
                {words(`kind.${other.kind}`)}
                <span className="text-ink-soft">{formatDate(other.imposedAt, locale)}</span>
                <span className="text-ink-faint">{words(other.isInForce ? "state.inForce" : "state.ended")}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
