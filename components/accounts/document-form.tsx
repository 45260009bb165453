"use client"; // holds what is being written

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useDraft } from "@/components/accounts/use-draft";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { DocumentSource } from "@/server/features/accounts/contract";
import { type Locale, locales } from "@/server/shared/i18n";

interface DocumentFormProps {
  source: DocumentSource;
  /** The number that the draft will have. */
  next: number;
}

/** The next version's draft, kept while the tab lives, in both languages; publishing asks first, because a version is never taken back. */
export function DocumentForm({ source, next }: DocumentFormProps) {
  const t = useTranslations("agreements.desk");
  const router = useRouter();
  const command = useCommand("accounts.publishDocument");
  const problem = useProblem(command.refusal);
  const [draft, change] = useDraft(`document ${source.key} ${next}`, {
    titles: source.titles,
    texts: source.texts,
    needsAcceptance: source.needsAcceptance,
    /** A day in Asia/Shanghai; empty is at once. */
    from: "",
  });
  const [asking, setAsking] = useState(false);

  function ask(event: FormEvent) {
    event.preventDefault();
    command.clear();
    setAsking(true);
  }

  async function publish() {
    const { titles, texts, needsAcceptance, from } = draft;
    const done = await command.send({
      key: source.key,
      titles,
      texts,
      needsAcceptance,
      ...(from ? { effectiveAt: `${from}T00:00:00+08:00` } : {}),
    });
    setAsking(false);
    if (!done) return;
    change(null);
    showToast("ok", t("published", { version: next }));
    router.refresh();
  }

  const put = (of: Record<Locale, string>, locale: Locale, value: string) => ({ ...of, [locale]: value });
  return (
    <form onSubmit={ask} noValidate className="flex flex-col gap-5">
      <p className="text-ink-soft text-small">{t("formHint")}</p>
      {locales.map((locale) => (
        <fieldset key={locale} className="flex flex-col gap-4">
          <legend className="mb-2 font-medium text-ink-soft">{t(`language.${locale}`)}</legend>
          <Field label={t("titleField")} error={problem(`titles.${locale}`)}>
            {(control) => (
              <TextInput
                {...control}
                lang={locale}
                value={draft.titles[locale]}
                onChange={(event) => change({ titles: put(draft.titles, locale, event.target.value) })}
              />
            )}
          </Field>
          <Field label={t("textField")} hint={t("textHint")} error={problem(`texts.${locale}`)}>
            {(control) => (
              <TextArea
                {...control}
                lang={locale}
                rows={14}
                limit={60_000}
                value={draft.texts[locale]}
                onChange={(event) => change({ texts: put(draft.texts, locale, event.target.value) })}
              />
            )}
          </Field>
        </fieldset>
      ))}
      <Checkbox
        checked={draft.needsAcceptance}
        onChange={(event) => change({ needsAcceptance: event.target.checked })}
        label={t("needs")}
        hint={t("needsHint")}
      />
      <Field label={t("from")} hint={t("fromHint")} error={problem("effectiveAt")}>
        {(control) => (
          <TextInput
            {...control}
            type="date"
            className="max-w-50"
            value={draft.from}
            onChange={(event) => change({ from: event.target.value })}
          />
        )}
      </Field>
      {command.refusal && command.refusal.reason !== "INPUT_INVALID" ? <RefusalNote refusal={command.refusal} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={() => change(null)}>
          {t("reset")}
        </Button>
        <Button type="submit">{t("publish", { version: next })}</Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("confirmTitle", { version: next })}
        actions={
          <>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              {t("cancel")}
            </Button>
            <Button loading={command.pending} onClick={publish}>
              {t("publish", { version: next })}
            </Button>
          </>
        }
      >
        <p>{t(draft.needsAcceptance ? "confirmAccept" : "confirmNoAccept")}</p>
        <p className="text-ink-soft">{draft.from ? t("confirmFrom", { date: draft.from }) : t("confirmNow")}</p>
      </Dialog>
    </form>
  );
}
