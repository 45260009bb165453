"use client"; // loads one's circles and ticks them

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { MembershipDialog } from "@/components/relations/membership-dialog";
import { LateMessages } from "@/components/shell/late-messages";
import { askQuery, sendCommand } from "@/components/trpc/call";
import type { AccountId, CircleId } from "@/server/shared/ids";

interface AddToCircleProps {
  id: string;
  name: string;
  onClose: () => void;
}

const words = {
  "zh-CN": async () => ({ circles: (await import("@/server/shared/messages/zh-CN/circles.json")).default }),
  en: async () => ({ circles: (await import("@/server/shared/messages/en/circles.json")).default }),
};

/** One's circles with a tick for each that the account is in; a tick takes effect at once. Open for as long as it is rendered. */
export function AddToCircle(props: AddToCircleProps) {
  return (
    <LateMessages words={words} onMissing={props.onClose}>
      <OpenDialog {...props} />
    </LateMessages>
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
