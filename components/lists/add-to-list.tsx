"use client"; // loads one's lists and ticks them

import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { MembershipDialog } from "@/components/relations/membership-dialog";
import { MoreMessages } from "@/components/shell/more-messages";
import { askQuery, sendCommand } from "@/components/trpc/call";
import type { Messages } from "@/server/shared/catalogue";
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
  const [words, setWords] = useState<Messages["lists"] | null>(null);
  const { onClose } = props;

  useEffect(() => {
    fetchWords[locale]().then(setWords, (error) => {
      toastRefusal(error);
      onClose();
    });
  }, [locale, onClose]);

  if (!words) return null;
  return (
    <MoreMessages messages={{ lists: words }}>
      <OpenDialog {...props} />
    </MoreMessages>
  );
}

function OpenDialog({ id, name, onClose }: AddToListProps) {
  const t = useTranslations("lists");
  const accountId = id as AccountId; // an id the server gave

  return (
    <MembershipDialog
      title={t("add.title", { name })}
      none={t("add.none")}
      go={{ href: "/lists" as Route /* a page of the app */, words: t("add.go") }}
      done={t("add.done")}
      load={() => askQuery("lists.mine", { accountId })}
      hintOf={(list) => `${t("count", { count: list.members })} · ${t(`audience.${list.audience}`)}`}
      set={
        (list, isIn) =>
          sendCommand(isIn ? "lists.addToList" : "lists.removeFromList", { listId: list as ListId, accountId }) // an id the server gave
      }
      onClose={onClose}
    />
  );
}
