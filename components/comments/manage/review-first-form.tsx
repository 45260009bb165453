"use client"; // sets the rule for all posts

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { SectionReasonField } from "@/components/comments/section-reason";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Switch } from "@/components/ui/choice";
import { showToast } from "@/components/ui/toast-store";
import { useReason } from "@/components/ui/use-reason";
import type { SectionReason } from "@/server/shared/sections";

interface ReviewFirstFormProps {
  ownerId: string;
  on: boolean;
  /** False where the account cannot use the power: the switch says so instead of being refused. */
  isGranted: boolean;
  /** True for whoever may switch off what is on, also where the account cannot use the power any more. */
  mayEnd: boolean;
  /** Why it cannot. */
  why: "notGranted" | "noResponsible";
}

/** Whether comments under all posts of an account wait until a keeper passed them. Posts with a rule of their own keep it. */
export function ReviewFirstForm({ ownerId, on, isGranted, mayEnd, why }: ReviewFirstFormProps) {
  const t = useTranslations("sections.reviewFirst");
  const router = useRouter();
  const { field, take, clear } = useReason<SectionReason>();
  const { send, pending, refusal } = useCommand("comments.setReviewFirst");

  async function set(wanted: boolean) {
    const reason = take();
    if (reason === null) return;
    if (!(await send({ of: { kind: "keeping", id: ownerId }, on: wanted, reason }))) return;
    clear();
    showToast("ok", t(wanted ? "on" : "off"));
    router.refresh();
  }

  const mayChange = isGranted || (on && mayEnd);
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={t("label")}
        hint={isGranted ? t("hint") : on && mayEnd ? `${t(why)} ${t("endOnly")}` : t(why)}
        checked={on}
        disabled={!mayChange || pending}
        onChange={(event) => set(event.target.checked)}
      />
      {mayChange ? <SectionReasonField {...field} /> : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </div>
  );
}
