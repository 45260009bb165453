"use client"; // loads one's lists and ticks them

import type { Route } from "next";
import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { askQuery, sendCommand } from "@/components/trpc/call";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import type { OwnListView } from "@/server/features/lists/contract";
import type { Messages } from "@/server/shared/catalogue";
import type { Refusal } from "@/server/shared/errors";
import type { Locale } from "@/server/shared/i18n";
import type { AccountId, ListId } from "@/server/shared/ids";

interface AddToListProps {
  id: string;
  name: string;
  onClose: () => void;
}

// Few people add to lists on a page: the words come with the dialog.
const fetchWords: Record<Locale, () => Promise<Messages["lists"]>> = {
  "zh-CN": async () => (await import("@/server/shared/messages/zh-CN/lists.json")).default,
  en: async () => (await import("@/server/shared/messages/en/lists.json")).default,
};

/** One's lists with a tick for each that the account is in; a tick takes effect at once. Open for as long as it is rendered. */
export function AddToList(props: AddToListProps) {
  const locale = useLocale();
  const outer = useMessages();
  const [words, setWords] = useState<Messages["lists"] | null>(null);
  const { onClose } = props;

  useEffect(() => {
    fetchWords[locale]().then(setWords, onClose);
  }, [locale, onClose]);

  if (!words) return null;
  return (
    <NextIntlClientProvider locale={locale} messages={{ ...outer, lists: words }}>
      <OpenDialog {...props} />
    </NextIntlClientProvider>
  );
}

function OpenDialog({ id, name, onClose }: AddToListProps) {
  const t = useTranslations("lists");
  const [lists, setLists] = useState<OwnListView[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const accountId = id as AccountId; // an id the server gave

  useEffect(() => {
    askQuery("lists.mine", { accountId: id as AccountId /* an id the server gave */ }).then(setLists, (error) =>
      setRefusal(refusalOf(error)),
    );
  }, [id]);

  async function tick(list: OwnListView, isIn: boolean) {
    const show = (hasAccount: boolean) =>
      setLists((before) => before?.map((one) => (one.id === list.id ? { ...one, hasAccount } : one)) ?? null);
    setRefusal(null);
    show(isIn);
    try {
      await sendCommand(isIn ? "lists.addToList" : "lists.removeFromList", { listId: list.id as ListId, accountId }); // ids the server gave
    } catch (error) {
      show(!isIn);
      setRefusal(refusalOf(error));
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("add.title", { name })}
      actions={
        <>
          <ButtonLink href={"/lists" as Route /* a page of the app */} variant="secondary">
            {t("add.go")}
          </ButtonLink>
          <Button onClick={onClose}>{t("add.done")}</Button>
        </>
      }
    >
      {lists?.length === 0 ? <p className="text-ink-soft">{t("add.none")}</p> : null}
      <div>
        {lists?.map((list) => (
          <Checkbox
            key={list.id}
            label={list.name}
            hint={`${t("count", { count: list.members })} · ${t(`audience.${list.audience}`)}`}
            checked={list.hasAccount}
            onChange={({ target }) => tick(list, target.checked)}
          />
        ))}
      </div>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </Dialog>
  );
}
