"use client"; // loads one's circles and ticks them

import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toastRefusal } from "@/components/refusal/toast-refusal";
import { MembershipDialog } from "@/components/relations/membership-dialog";
import { MoreMessages } from "@/components/shell/more-messages";
import { askQuery, sendCommand } from "@/components/trpc/call";
import type { Messages } from "@/server/shared/catalogue";
import type { Locale } from "@/server/shared/i18n";
import type { AccountId, CircleId } from "@/server/shared/ids";

interface AddToCircleProps {
  id: string;
  name: string;
  onClose: () => void;
}

// Few people add to circles on a page: the words come with the dialog.
const fetchWords: Record<Locale, () => Promise<Messages["circles"]>> = {
  "zh-CN": async () => (await import("@/server/shared/messages/zh-CN/circles.json")).default,
  en: async () => (await import("@/server/shared/messages/en/circles.json")).default,
};

/** One's circles with a tick for each that the account is in; a tick takes effect at once. Open for as long as it is rendered. */
export function AddToCircle(props: AddToCircleProps) {
  const locale = useLocale();
  const [words, setWords] = useState<Messages["circles"] | null>(null);
  const { onClose } = props;

  useEffect(() => {
    fetchWords[locale]().then(setWords, (error) => {
      toastRefusal(error);
      onClose();
    });
  }, [locale, onClose]);

  if (!words) return null;
  return (
    <MoreMessages messages={{ circles: words }}>
      <OpenDialog {...props} />
    </MoreMessages>
  );
}

function OpenDialog({ id, name, onClose }: AddToCircleProps) {
  const t = useTranslations("circles");
  const accountId = id as AccountId; // an id the server gave

  return (
    <MembershipDialog
      title={t("put.title", { name })}
      none={t("put.none")}
      go={{ href: "/settings/circles" as Route /* a page of the app */, words: t("put.go") }}
      done={t("put.done")}
      load={() => askQuery("circles.mine", { accountId })}
      hintOf={(circle) => t("members", { count: circle.members })}
      set={
        (circle, isIn) =>
          sendCommand(isIn ? "circles.addToCircle" : "circles.removeFromCircle", {
            circleId: circle as CircleId,
            accountId,
          }) // an id the server gave
      }
      onClose={onClose}
    />
  );
}
