"use client"; // loads one's lists and ticks them

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { MembershipDialog } from "@/components/relations/membership-dialog";
import { LateMessages } from "@/components/shell/late-messages";
import { askQuery, sendCommand } from "@/components/trpc/call";
import type { AccountId, ListId } from "@/server/shared/ids";

interface AddToListProps {
  id: string;
  name: string;
  onClose: () => void;
}

const words = {
  "zh-CN": async () => ({ lists: (await import("@/server/shared/messages/zh-CN/lists.json")).default }),
  en: async () => ({ lists: (await import("@/server/shared/messages/en/lists.json")).default }),
};

/** One's lists with a tick for each that the account is in; a tick takes effect at once. Open for as long as it is rendered. */
export function AddToList(props: AddToListProps) {
  return (
    <LateMessages words={words} onMissing={props.onClose}>
      <OpenDialog {...props} />
    </LateMessages>
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
