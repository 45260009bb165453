"use client"; // answers

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PowerFigures } from "@/components/comments/manage/power-figures";
import { ReasonDialog } from "@/components/moderation/reason-dialog";
import { useCommand } from "@/components/trpc/use-command";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { PowerWishId, WishView } from "@/server/features/comments/contract/powers";

/** One account's wish for a power: who it is and how it kept its comments, and the answer. */
export function WishCard({ wish }: { wish: WishView }) {
  const t = useTranslations("sections.powers");
  const router = useRouter();
  const [outcome, setOutcome] = useState<"granted" | "refused" | null>(null);
  const { send, pending, refusal, clear } = useCommand("comments.decidePowerWish");

  function choose(next: "granted" | "refused") {
    clear();
    setOutcome(next);
  }
  async function answer(reason: string) {
    if (!outcome || !(await send({ wishId: wish.id as PowerWishId, outcome, reason }))) return; // an id the server gave
    setOutcome(null);
    router.refresh();
  }

  return (
    <Card className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Link
          href={`/desk/powers?of=${wish.owner.handle}` as Route /* handles are digits */}
          prefetch={false}
          className="link font-medium"
        >
          <bdi>{wish.owner.nickname}</bdi>
        </Link>
        <span>{t(`name.${wish.power}`)}</span>
        {wish.state === "granted" || wish.state === "refused" ? (
          <Badge icon={<Icon name={wish.state === "granted" ? "circle-check" : "ban"} />}>
            {t(`outcome.${wish.state}`)}
          </Badge>
        ) : null}
        <span className={wish.isOverdue ? "ml-auto text-danger text-small" : "ml-auto text-ink-soft text-small"}>
          {t("due")} <Time at={wish.dueAt} style="absolute" />
        </span>
      </p>
      <PowerFigures of={wish} />
      {wish.answer ? <p>{wish.answer}</p> : null}
      {wish.state === "open" ? (
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="secondary" size="small" onClick={() => choose("refused")}>
            {t("refuse")}
          </Button>
          <Button size="small" onClick={() => choose("granted")}>
            {t("grant")}
          </Button>
        </div>
      ) : null}
      {outcome ? (
        <ReasonDialog
          title={t(outcome === "granted" ? "grant" : "refuse")}
          hint={t("decideHint", { name: wish.owner.nickname, power: t(`name.${wish.power}`) })}
          label={t("deskReason")}
          confirm={t(outcome === "granted" ? "grant" : "refuse")}
          cancel={t("cancel")}
          pending={pending}
          refusal={refusal}
          onConfirm={answer}
          onClose={() => setOutcome(null)}
        />
      ) : null}
    </Card>
  );
}
