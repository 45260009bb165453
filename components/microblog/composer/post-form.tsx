"use client"; // one writes here

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  Suspense,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Completing } from "@/components/mentions/completing";
import { AudienceChoice } from "@/components/microblog/composer/audience-choice";
import { LeftOutNote } from "@/components/microblog/composer/left-out-note";
import { PostTools } from "@/components/microblog/composer/post-tools";
import { useDraft } from "@/components/microblog/composer/use-draft";
import { useForeseen } from "@/components/microblog/composer/use-foreseen";
import { useImages } from "@/components/microblog/composer/use-images";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { isWrong } from "@/components/refusal/wrong-fields";
import { useViewer } from "@/components/shell/viewer";
import type { InputOf } from "@/components/trpc/call";
import { useCommand } from "@/components/trpc/use-command";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { IconLink } from "@/components/ui/icon-link";
import { later } from "@/components/ui/later";
import { takeUp } from "@/components/ui/take-up";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import type { PostView } from "@/server/features/microblog/contract";
import { postInputOf, refusalOfPublishing } from "@/server/shared/draft-content";
import type { DraftId } from "@/server/shared/ids";
import { imagesPerPost, isTooLong, postLength } from "@/server/shared/limits";

const ImageTray = later(async () => (await import("@/components/microblog/composer/image-tray")).ImageTray);
const Declarations = later(async () => (await import("@/components/microblog/composer/declarations")).Declarations);
const PollEditor = later(async () => (await import("@/components/microblog/composer/poll-editor")).PollEditor);
const ScheduleField = later(async () => (await import("@/components/microblog/composer/schedule-field")).ScheduleField);
const QuotedPart = later(async () => (await import("@/components/microblog/composer/quoted-part")).QuotedPart);
const CircleChoice = later(async () => (await import("@/components/microblog/composer/circle-choice")).CircleChoice);

const trayRule = { most: imagesPerPost, mayPlay: true };
/** A poll as it begins: two empty choices, one day. */
const newPoll = { choices: ["", ""], multiple: false, minutes: 1_440 };

interface PostFormProps {
  /** The post that one writes about; null where one writes of oneself, or goes on with a draft, whatever that quotes. */
  quoting: PostView | null;
  /** What would be refused, said before anybody types. */
  notice: ReactNode;
  className: string;
  onDone: (as: "published" | "held" | "planned") => void;
}

/**
 * Where a post is written: text, up to nine pictures by choosing, dragging or pasting, a poll, who may see it, what it is declared to be, what it quotes, and when it is published.
 * Everything typed is kept at once and as a draft of the account after a pause, whatever is refused.
 */
export function PostForm({ quoting, notice, className, onDone }: PostFormProps) {
  const t = useTranslations("microblog");
  const router = useRouter();
  const viewer = useViewer();
  const { content, isSaved, change, ...draft } = useDraft(viewer?.id ?? "", quoting?.id ?? null);
  const quoteOf = quoting?.id ?? content.quoteOf;
  const foreseen = useForeseen(quoteOf);
  const [isDeclaring, setDeclaring] = useState(false);
  const [isPlanning, setPlanning] = useState(false);
  const [publishAt, setPublishAt] = useState<string | null>(null);
  const [isDragging, setDragging] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const publishing = useCommand(quoteOf ? "microblog.quotePost" : "microblog.createPost");
  const planning = useCommand("microblog.scheduleDraft");
  const refused = publishing.refusal ?? planning.refusal ?? draft.refusal;
  const refusal = refused && refusalOfPublishing({ quoteOf }, refused);
  const tray = useImages(trayRule, (uploaded) => change({ images: uploaded }));
  const { images, add, restore } = tray;

  function show({ images: kept, declared, notice: line }: typeof content) {
    if (kept.length > 0) restore(kept);
    setDeclaring(declared.length > 0 || line !== "");
    setPublishAt(draft.plannedFor());
    setPlanning(draft.plannedFor() !== null);
  }
  const bringBack = useEffectEvent(async () => {
    // Whoever asks to write about a post wants to be in the text: the dialog, which opens after this, goes by the attribute, and React sets none.
    if (quoting) field.current?.setAttribute("autofocus", "");
    show(draft.bringBack());
    const asked = quoting ? null : new URLSearchParams(location.search).get("draft");
    if (!asked) return;
    router.replace("/", { scroll: false });
    const opened = await draft.open(asked as DraftId).catch(() => null); // the query parses it
    if (opened) show(opened);
    field.current?.focus();
  });
  const leave = useEffectEvent(() => draft.leave());
  useLayoutEffect(() => {
    takeUp(field.current); // follows what is brought back, as it is newer
    void bringBack();
    return () => leave();
  }, []);

  function onPaste(event: ClipboardEvent) {
    if (event.clipboardData.files.length > 0) add(event.clipboardData.files);
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setDragging(false);
    add(event.dataTransfer.files);
  }

  const isUploading = images.some((image) => !image.uploaded && !image.refusal);
  const isEmpty = content.body.trim() === "" && content.images.length === 0;
  const hasRefused = images.some((image) => image.refusal);
  const cannotSend = isEmpty || isUploading || hasRefused || isTooLong(content.body, postLength);
  const room = images.some((image) => image.isRecording) ? 0 : imagesPerPost - images.length;

  function beginAnew() {
    draft.clear();
    restore([]);
    setDeclaring(false);
    setPlanning(false);
    setPublishAt(null);
    publishing.clear();
    planning.clear();
  }

  async function isSavedFirst() {
    setSaving(true);
    const isThere = await draft.save();
    setSaving(false);
    return isThere;
  }

  async function publish() {
    if (!(await isSavedFirst())) return;
    const draftId = draft.draftId();
    const input = { ...postInputOf(content), ...(quoteOf && { postId: quoteOf }), ...(draftId && { draftId }) };
    const sent = await publishing.send(input as InputOf<"microblog.createPost" | "microblog.quotePost">); // ids that the server gave
    if (!sent) return;
    showToast(sent.held ? "info" : "ok", t(sent.held ? "composer.held" : "composer.published"));
    beginAnew();
    onDone(sent.held ? "held" : "published");
  }

  async function plan() {
    if (!(await isSavedFirst())) return;
    const draftId = draft.draftId();
    if (!draftId || !publishAt || !(await planning.send({ draftId, publishAt }))) return;
    showToast("ok", t("composer.schedule.done"));
    beginAnew();
    onDone("planned");
  }

  const foretold = foreseen ? <RefusalNote refusal={foreseen} /> : notice;
  return (
    <form
      aria-label={t(quoting ? "quote.title" : "composer.label")}
      onSubmit={(event) => {
        event.preventDefault();
        isPlanning ? plan() : publish();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={onDrop}
      className={cx("flex flex-col gap-3", className, isDragging && "border-brand bg-brand-soft")}
    >
      {foretold && !refusal ? <div className="rounded-control bg-warn-soft p-3">{foretold}</div> : null}
      <div className="flex gap-3">
        {viewer && !quoting ? <Avatar id={viewer.id} name={viewer.nickname} src={viewer.avatarUrl} /> : null}
        <div className="min-w-0 flex-1 pt-1.5">
          <Completing>
            <TextArea
              ref={field}
              bare
              rows={2}
              aria-label={t(quoting ? "quote.label" : "composer.label")}
              placeholder={t(isDragging ? "composer.drop" : quoting ? "quote.label" : "composer.placeholder")}
              limit={postLength}
              value={content.body}
              onChange={(event) => change({ body: event.target.value })}
              onPaste={onPaste}
            />
          </Completing>
        </div>
      </div>
      <Suspense>
        {images.length > 0 ? (
          <ImageTray
            images={images}
            onRemove={tray.remove}
            onRetry={tray.retry}
            onAlt={tray.setAlt}
            onMove={tray.move}
          />
        ) : null}
        <LeftOutNote leftOut={tray.leftOut} rule={trayRule} />
        {content.poll ? (
          <PollEditor
            poll={content.poll}
            invalid={isWrong("poll.choices", refusal)}
            onChange={(poll) => change({ poll })}
            onRemove={() => change({ poll: null })}
          />
        ) : null}
        {isDeclaring ? <Declarations content={content} refusal={refusal} onChange={change} /> : null}
        {content.audience === "circle" ? (
          <CircleChoice
            circleId={content.circleId}
            invalid={isWrong("circleId", refusal)}
            onChange={(circleId) => change({ circleId })}
          />
        ) : null}
        {isPlanning ? <ScheduleField initial={publishAt} refusal={planning.refusal} onChange={setPublishAt} /> : null}
        {quoteOf ? (
          <QuotedPart
            key={quoteOf}
            postId={quoteOf}
            initial={quoting}
            onRemove={quoting ? null : () => change({ quoteOf: null })}
          />
        ) : null}
      </Suspense>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <div
        className={cx(
          "flex flex-wrap items-center gap-x-0.5 gap-y-2 border-line border-t pt-2",
          // What is quoted may be long: the button that publishes stays in sight.
          quoting && "sticky bottom-0 -mb-2 bg-raised pb-2",
        )}
      >
        <PostTools
          room={room}
          onFiles={add}
          hasPoll={content.poll !== null}
          onPoll={() => change({ poll: content.poll ? null : newPoll })}
          isDeclaring={isDeclaring}
          onDeclare={() => setDeclaring(!isDeclaring)}
          isPlanning={isPlanning}
          mayPlan={!cannotSend || isPlanning}
          onPlan={() => setPlanning(!isPlanning)}
        />
        {quoting ? null : <IconLink href="/drafts" label={t("composer.drafts")} icon={<Icon name="file-pen" />} />}
        <AudienceChoice
          audience={content.audience}
          onChange={(audience) => change({ audience })}
          className={quoting ? "bg-raised" : "bg-surface"}
        />
        <div className="ml-auto flex items-center gap-3">
          <span role="status" className="text-ink-faint text-small empty:sr-only max-sm:sr-only">
            {isSaved ? t("composer.saved") : ""}
          </span>
          <Button
            type="submit"
            loading={isSaving || publishing.pending || planning.pending}
            disabled={cannotSend || (isPlanning && publishAt === null)}
            title={
              isUploading ? t("composer.waitForImages") : hasRefused ? t("composer.image.removeRefused") : undefined
            }
          >
            {t(isPlanning ? "composer.schedule.confirm" : "composer.submit")}
          </Button>
        </div>
      </div>
    </form>
  );
}
