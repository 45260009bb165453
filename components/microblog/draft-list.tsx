"use client"; // changes as drafts do

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ScheduleField } from "@/components/microblog/composer/schedule-field";
import { ConfirmDialog } from "@/components/refusal/confirm-dialog";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useCommand } from "@/components/trpc/use-command";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { showToast } from "@/components/ui/toast-store";
import type { PostView, SourceView } from "@/server/features/microblog/contract";
import type { DraftView } from "@/server/features/microblog/contract/drafts";
import { formatInstant } from "@/server/shared/dates";
import type { Refusal } from "@/server/shared/errors";
import type { DraftId } from "@/server/shared/ids";

/** One's drafts: what is scheduled first, then what waits for its author. */
export function DraftList({ drafts }: { drafts: readonly DraftView[] }) {
  const t = useTranslations("microblog.drafts");
  const parts = [
    { title: t("scheduled"), drafts: drafts.filter(({ publishAt }) => publishAt !== null) },
    { title: t("waiting"), drafts: drafts.filter(({ publishAt }) => publishAt === null) },
  ];
  return parts.map((part) =>
    part.drafts.length === 0 ? null : (
      <section key={part.title} className="flex flex-col gap-3">
        <h2 className="font-medium text-ink-soft">{part.title}</h2>
        <ul className="flex flex-col gap-3">
          {part.drafts.map((draft) => (
            <DraftItem key={draft.id} draft={draft} />
          ))}
        </ul>
      </section>
    ),
  );
}

function DraftItem({ draft }: { draft: DraftView }) {
  const t = useTranslations("microblog.drafts");
  const locale = useLocale();
  const router = useRouter();
  const [isPlanning, setPlanning] = useState(false);
  const [publishAt, setPublishAt] = useState(draft.publishAt);
  const [isDeleting, setDeleting] = useState(false);
  const schedule = useCommand("microblog.scheduleDraft");
  const unschedule = useCommand("microblog.unscheduleDraft");
  const remove = useCommand("microblog.deleteDraft");
  const draftId = draft.id as DraftId; // an id the server gave
  const { body, images, poll } = draft.content;
  const refusal = schedule.refusal ?? unschedule.refusal;

  function done(words: string) {
    showToast("ok", words);
    setPlanning(false);
    setDeleting(false);
    router.refresh();
  }

  return (
    <li className="flex flex-col gap-2 border border-line bg-surface p-4 max-md:-mx-4 max-md:border-x-0 md:rounded-card">
      <p className="line-clamp-3 whitespace-pre-wrap break-words">{body.trim() || t("noText")}</p>
      {draft.quoted ? <Quoted source={draft.quoted} /> : null}
      <p className="flex flex-wrap gap-x-3 text-ink-faint text-small">
        {draft.publishAt ? (
          <span className="inline-flex items-center gap-1 text-brand">
            <Icon name="calendar-clock" className="size-4" />
            {t("publishAt", { time: formatInstant(draft.publishAt, locale) })}
          </span>
        ) : (
          <span>{t("saved", { time: formatInstant(draft.updatedAt, locale) })}</span>
        )}
        {images.length > 0 ? <span>{t("images", { count: images.length })}</span> : null}
        {poll ? <span>{t("poll")}</span> : null}
      </p>
      {draft.refusal ? (
        <div className="rounded-control bg-warn-soft p-3">
          <p className="mb-1 font-medium">{t("stopped")}</p>
          <RefusalNote refusal={draft.refusal as Refusal /* the pipeline made it */} />
        </div>
      ) : null}
      {isPlanning ? (
        <ScheduleField initial={publishAt} refusal={schedule.refusal} onChange={setPublishAt}>
          <Button
            variant="secondary"
            disabled={publishAt === null}
            loading={schedule.pending}
            onClick={async () => {
              if (publishAt && (await schedule.send({ draftId, publishAt }))) done(t("planned"));
            }}
          >
            {t("schedule")}
          </Button>
        </ScheduleField>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <div className="flex flex-wrap gap-2">
        <Link
          href={`/?draft=${draft.id}` as Route /* an id of ours */}
          className="inline-flex h-8 items-center gap-1.5 rounded-control border border-control px-3 font-medium text-small hover:bg-sunken"
        >
          <Icon name="pencil" className="size-4" />
          {t("open")}
        </Link>
        <Button variant="quiet" size="small" aria-expanded={isPlanning} onClick={() => setPlanning(!isPlanning)}>
          {t(draft.publishAt ? "change" : "schedule")}
        </Button>
        {draft.publishAt ? (
          <Button
            variant="quiet"
            size="small"
            loading={unschedule.pending}
            onClick={async () => {
              if (await unschedule.send({ draftId })) done(t("unplanned"));
            }}
          >
            {t("unschedule")}
          </Button>
        ) : null}
        <Button variant="quiet" size="small" onClick={() => setDeleting(true)}>
          {t("delete")}
        </Button>
      </div>
      {isDeleting ? (
        <ConfirmDialog
          title={t("deleteTitle")}
          hint={t("deleteHint")}
          confirm={t("delete")}
          cancel={t("keep")}
          pending={remove.pending}
          refusal={remove.refusal}
          onConfirm={async () => {
            if (await remove.send({ draftId })) done(t("deleted"));
          }}
          onClose={() => setDeleting(false)}
        />
      ) : null}
    </li>
  );
}

/** Which post a draft is about, in a line; what stands folded in it stays so. */
function Quoted({ source }: { source: SourceView }) {
  const t = useTranslations("microblog");
  function lineOf({ author, body, notice, labels }: PostView) {
    const label = labels.find((each) => each !== "disputed");
    return t("drafts.quotes", {
      name: author.nickname,
      text: label ? t(`card.platformNotice.${label}`) : (notice ?? body),
    });
  }
  return (
    <p className="line-clamp-2 break-words rounded-control bg-sunken px-3 py-2 text-ink-soft text-small">
      {source.is === "gone" ? t("quote.gone.source") : lineOf(source.post)}
    </p>
  );
}
