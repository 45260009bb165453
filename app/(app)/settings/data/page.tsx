import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(app)/settings/settings-frame";
import { answerOf } from "@/app/answer";
import { CloseAccount, UndoClosing } from "@/components/privacy/close-account";
import { ConfirmWho } from "@/components/privacy/confirm-who";
import { DataCopy } from "@/components/privacy/data-copy";
import { IndexingChoice } from "@/components/privacy/indexing-choice";
import { WithMessages } from "@/components/shell/with-messages";
import { Card, CardHeader } from "@/components/ui/card";
import { caller } from "@/server/api/bridge";
import type { ClosingView } from "@/server/features/privacy/contract";
import { formatDate } from "@/server/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("data.title") };
}

/** A copy of all of one's data, who may find the account from outside, and its end. Open to its owner whatever the measures. */
export default async function DataPage() {
  const ask = caller();
  const [{ exports, isConfirmed }, closing, indexing, security] = await answerOf(
    Promise.all([
      ask.privacy.exports({}),
      ask.privacy.closing({}),
      ask.privacy.indexing({}),
      ask.accounts.security({}),
    ]),
  );
  const t = await getTranslations("privacy");
  const confirm = <ConfirmWho hasSecondFactor={security.hasTotp || security.passkeys.length > 0} />;
  return (
    <SettingsFrame>
      <WithMessages namespaces={["privacy", "accounts"]}>
        <h2>{t("data.title")}</h2>
        <p className="text-ink-soft">{t("data.lead")}</p>
        {isConfirmed ? null : confirm}
        <Card>
          <CardHeader title={t("copy.title")} />
          <p className="mb-3 text-ink-soft">{t("copy.lead")}</p>
          <DataCopy exports={exports} mayAsk={isConfirmed} />
        </Card>
        <Card>
          <CardHeader title={t("indexing.title")} />
          <IndexingChoice isIndexed={indexing.isIndexed} />
        </Card>
        <Closing closing={closing} />
      </WithMessages>
    </SettingsFrame>
  );
}

async function Closing({ closing }: { closing: ClosingView }) {
  const [t, locale] = [await getTranslations("privacy.closing"), await getLocale()];
  const dueAt = formatDate(closing.dueAt, locale);
  const dates = { dueAt, purgeAt: formatDate(closing.purgeAt, locale) };
  return (
    <Card>
      <CardHeader title={t("title")} />
      <p className="text-ink-soft">{closing.standing ? t("stands", dates) : t("lead", dates)}</p>
      <ul className="my-4 divide-y divide-line border-line border-y">
        {closing.fates.map(({ fate, tables }) => (
          <li key={fate} className="py-3">
            <p className="font-medium">{t(`fate.${fate}.name`)}</p>
            <p className="text-ink-soft text-small">{t(`fate.${fate}.what`)}</p>
            <p className="text-ink-soft text-small">{t(`fate.${fate}.when`, dates)}</p>
            <details className="mt-1 text-small">
              <summary className="cursor-pointer text-ink-faint">{t("tables", { count: tables.length })}</summary>
              <p className="mt-1 break-words font-mono text-ink-soft">{tables.join(", ")}</p>
            </details>
          </li>
        ))}
      </ul>
      <p className="mb-3 text-ink-soft text-small">{t("others")}</p>
      {closing.standing ? (
        <UndoClosing />
      ) : closing.isConfirmed ? (
        <CloseAccount dueAt={dueAt} />
      ) : (
        <p>{t("confirmFirst")}</p>
      )}
    </Card>
  );
}
