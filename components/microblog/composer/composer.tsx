"use client"; // one writes here

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  type ChangeEvent,
  type ClipboardEvent,
  type DragEvent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { type Draft, emptyDraft, keepDraft, readDraft } from "@/components/microblog/composer/draft";
import { useImages } from "@/components/microblog/composer/use-images";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { useViewer } from "@/components/shell/viewer";
import { useCommand } from "@/components/trpc/use-command";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { type Audience, audiences } from "@/server/shared/content";
import type { MediaId } from "@/server/shared/ids";
import { imagesPerPost, isTooLong, postLength } from "@/server/shared/limits";

const ImageTray = lazy(async () => ({
  default: (await import("@/components/microblog/composer/image-tray")).ImageTray,
}));
const Declarations = lazy(async () => ({
  default: (await import("@/components/microblog/composer/declarations")).Declarations,
}));

/**
 * Where a post is written: text, up to nine pictures by choosing, dragging or pasting, who may see it, what it is declared to be. Everything typed is kept on the
 * device until it is published, whatever is refused. `notice` says what would be refused before anybody types.
 */
export function Composer({ notice }: { notice: ReactNode }) {
  const t = useTranslations("microblog");
  const router = useRouter();
  const viewer = useViewer();
  const viewerId = viewer?.id ?? "";
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [isDeclaring, setDeclaring] = useState(false);
  const [isDragging, setDragging] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { send, pending, refusal, clear } = useCommand("microblog.createPost");
  const latest = useRef(draft);

  function change(part: Partial<Draft>) {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    keepDraft(viewerId, latest.current);
  }
  const { images, add, retry, remove, move, restore, setAlt } = useImages((uploaded) => change({ images: uploaded }));

  const bringBack = useEffectEvent(() => {
    const kept = readDraft(viewerId);
    // What was typed before this code was there stands in the field alone, and is newer than the draft.
    const typed = field.current?.value ?? "";
    if (!kept && typed === "") return;
    const { body, ...rest } = kept ?? emptyDraft;
    change({ ...rest, body: typed || body });
    restore(rest.images);
    setDeclaring(rest.declared.length > 0);
  });
  useEffect(() => bringBack(), []);

  function addFiles(files: Iterable<File>) {
    add(Array.from(files).filter((file) => file.type.startsWith("image/")));
  }
  function onPick(event: ChangeEvent<HTMLInputElement>) {
    addFiles(event.target.files ?? []);
    event.target.value = "";
  }
  function onPaste(event: ClipboardEvent) {
    if (event.clipboardData.files.length > 0) addFiles(event.clipboardData.files);
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setDragging(false);
    addFiles(event.dataTransfer.files);
  }

  const isUploading = images.some((image) => !image.uploaded && !image.refusal);
  const isEmpty = draft.body.trim() === "" && draft.images.length === 0;
  const room = imagesPerPost - images.length;

  async function publish() {
    const { body, audience, declared } = draft;
    const sent = await send({
      body,
      audience,
      declared,
      images: draft.images.map(({ id, alt }) => ({ id: id as MediaId, ...(alt.trim() === "" ? {} : { alt }) })), // an id the server gave
    });
    if (!sent) return;
    showToast(sent.held ? "info" : "ok", t(sent.held ? "composer.held" : "composer.published"));
    change(emptyDraft);
    restore([]);
    setDeclaring(false);
    clear();
    router.refresh();
  }

  return (
    <form
      aria-label={t("composer.label")}
      onSubmit={(event) => {
        event.preventDefault();
        publish();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={onDrop}
      className={cx(
        "flex flex-col gap-3 border border-line bg-surface p-4 max-md:-mx-4 max-md:border-x-0 md:rounded-card",
        isDragging && "border-brand bg-brand-soft",
      )}
    >
      {notice && !refusal ? <div className="rounded-control bg-warn-soft p-3">{notice}</div> : null}
      <div className="flex gap-3">
        {viewer ? <Avatar id={viewer.id} name={viewer.nickname} src={viewer.avatarUrl} /> : null}
        <div className="min-w-0 flex-1 pt-1.5">
          <TextArea
            ref={field}
            bare
            rows={2}
            aria-label={t("composer.label")}
            placeholder={isDragging ? t("composer.drop") : t("composer.placeholder")}
            limit={postLength}
            value={draft.body}
            onChange={(event) => change({ body: event.target.value })}
            onPaste={onPaste}
          />
        </div>
      </div>
      {images.length > 0 ? (
        <Suspense>
          <ImageTray images={images} onRemove={remove} onRetry={retry} onAlt={setAlt} onMove={move} />
        </Suspense>
      ) : null}
      {isDeclaring ? (
        <Suspense>
          <Declarations declared={draft.declared} onChange={(declared) => change({ declared })} />
        </Suspense>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <div className="flex items-center gap-1 border-line border-t pt-2">
        <input ref={picker} type="file" accept="image/*" multiple hidden onChange={onPick} />
        <IconButton
          label={`${t("composer.addImages")} · ${t("composer.imagesLeft", { count: room })}`}
          icon={<Icon name="image-plus" />}
          disabled={room === 0}
          onClick={() => picker.current?.click()}
        />
        <IconButton
          label={t("composer.declare")}
          icon={<Icon name="tag" />}
          pressed={isDeclaring}
          onClick={() => setDeclaring(!isDeclaring)}
        />
        <label className="ml-1 inline-flex items-center gap-1 text-ink-soft text-small">
          <Icon name={draft.audience === "public" ? "globe" : draft.audience === "self" ? "lock" : "users"} />
          <span className="sr-only">{t("composer.audience")}</span>
          <select
            value={draft.audience}
            onChange={(event) =>
              change({ audience: event.target.value as Audience /* its options are the audiences */ })
            }
            className="h-9 rounded-control bg-surface pr-1"
          >
            {audiences.map((audience) => (
              <option key={audience} value={audience}>
                {t(`audience.${audience}`)}
              </option>
            ))}
          </select>
        </label>
        <Button
          type="submit"
          loading={pending}
          disabled={isEmpty || isUploading || isTooLong(draft.body, postLength)}
          title={isUploading ? t("composer.waitForImages") : undefined}
          className="ml-auto"
        >
          {t("composer.submit")}
        </Button>
      </div>
    </form>
  );
}
