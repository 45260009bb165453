"use client"; // opens and answers

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ImageGrid } from "@/components/media/image-grid";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useProblem } from "@/components/refusal/use-problem";
import { useCommand } from "@/components/trpc/use-command";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/text-area";
import { Time } from "@/components/ui/time";
import { useKeptText } from "@/components/ui/use-kept-text";
import { type LookedAt, type LookId, type LookView, lookReasonLength } from "@/server/features/comments/contract/looks";
import type { HideReason } from "@/server/shared/sections";

/** One wish that the platform look: who hid whose comment and why; its content when it is opened, and the answer. */
export function LookCard({ look }: { look: LookView }) {
  const t = useTranslations("sections.looks");
  const words = useTranslations("sections");
  const router = useRouter();
  const [content, setContent] = useState<LookedAt | null>(null);
  const [reason, setReason] = useKeptText(`look:${look.id}`);
  const open = useCommand("comments.openLook");
  const decide = useCommand("comments.decideLook");
  const problem = useProblem(decide.refusal);
  const lookId = look.id as LookId; // an id the server gave
  const refusal = open.refusal ?? (problem("reason") ? null : decide.refusal);

  async function show() {
    setContent(await open.send({ lookId }));
  }
  async function answer(outcome: "restored" | "left") {
    if (content && (await decide.send({ lookId, seen: content.textAt, outcome, reason }))) router.refresh();
  }

  return (
    <Card className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-medium">{t("by", { author: look.author.nickname, owner: look.owner.nickname })}</strong>
        {look.state === "open" ? null : (
          <Badge icon={<Icon name={look.state === "restored" ? "undo-2" : "eye-off"} />}>
            {t(`outcome.${look.state}`)}
          </Badge>
        )}
        <span className={look.isOverdue ? "ml-auto text-danger text-small" : "ml-auto text-ink-soft text-small"}>
          {t("due")} <Time at={look.dueAt} style="absolute" />
        </span>
      </p>
      <p className="text-ink-soft text-small">
        {words(`role.${look.role}`)} ·{" "}
        {t("hidden", { act: look.act, reason: words(`reason.${look.reason as HideReason}` /* one of the list */) })} ·{" "}
        <Time at={look.askedAt} />
      </p>
      {look.answer ? <p>{look.answer}</p> : null}
      {content ? (
        <div className="flex flex-col gap-2 rounded-control bg-sunken p-3">
          <p className="whitespace-pre-wrap break-words">{content.body}</p>
          <ImageGrid images={content.images} eager={false} />
          <p className="text-ink-soft text-small">
            {t("under", { text: content.under })} ·{" "}
            <Link href={content.address as Route /* an address of ours */} prefetch={false} className="link">
              {t("place")}
            </Link>
          </p>
        </div>
      ) : (
        <Button variant="secondary" size="small" loading={open.pending} onClick={show} className="self-start">
          {t("view")}
        </Button>
      )}
      {content && look.state === "open" ? (
        <>
          <Field label={t("reason")} error={problem("reason")}>
            {(control) => (
              <TextArea
                {...control}
                rows={2}
                limit={lookReasonLength}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="secondary" loading={decide.pending} onClick={() => answer("left")}>
              {t("leave")}
            </Button>
            <Button loading={decide.pending} onClick={() => answer("restored")}>
              {t("restore")}
            </Button>
          </div>
        </>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      {decide.refusal?.reason === "CHANGED_MEANWHILE" ? (
        <Button
          variant="secondary"
          size="small"
          loading={open.pending}
          onClick={() => {
            decide.clear();
            void show();
          }}
          className="self-start"
        >
          {t("again")}
        </Button>
      ) : null}
    </Card>
  );
}
