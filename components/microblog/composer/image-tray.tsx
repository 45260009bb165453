"use client"; // shown once there are pictures

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { ComposerImage } from "@/components/microblog/composer/use-images";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Picture } from "@/components/ui/picture";
import { Progress } from "@/components/ui/progress";
import { TextInput } from "@/components/ui/text-input";
import { altLength } from "@/server/shared/limits";

interface ImageTrayProps {
  images: readonly ComposerImage[];
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
  onAlt: (key: string, alt: string) => void;
  onMove: (key: string, to: number) => void;
}

/** The composer's pictures in their order, with their progress, a description each, and what was refused about them. A handle moves one: dragged, or with the arrow keys. */
export function ImageTray({ images, onRemove, onRetry, onAlt, onMove }: ImageTrayProps) {
  const t = useTranslations("microblog.composer.image");
  const tMark = useTranslations("microblog.aiMark");
  const list = useRef<HTMLUListElement>(null);
  const [held, setHeld] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const grabbed = useRef<string | null>(null);

  function move(key: string, to: number) {
    if (to < 0 || to >= images.length) return;
    onMove(key, to);
    setTold(t("moved", { number: to + 1, count: images.length }));
    grabbed.current = key;
  }
  // The row that moved takes its handle along, so that the next arrow moves the same picture.
  useEffect(() => {
    if (grabbed.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(grabbed.current)}"]`)?.focus();
    grabbed.current = null;
  });
  function onKeyDown(event: KeyboardEvent, key: string, at: number) {
    const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(key, at + by);
  }
  function onPointerMove(event: PointerEvent, key: string, at: number) {
    if (held !== key) return;
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest("li[data-place]");
    const to = row && list.current?.contains(row) ? Number(row.getAttribute("data-place")) : at;
    if (to !== at) move(key, to);
  }

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {told}
      </p>
      <ul ref={list} aria-label={t("list")} className="flex flex-col gap-3">
        {images.map((image, at) => {
          const number = at + 1;
          const src = image.previewUrl ?? (image.uploaded ? `/media/${image.uploaded.id}?size=small` : "");
          const isUploading = !image.uploaded && !image.refusal;
          return (
            <li
              key={image.key}
              data-place={at}
              className={cx("flex items-start gap-2 rounded-control", held === image.key && "bg-brand-soft")}
            >
              {images.length > 1 ? (
                <button
                  type="button"
                  data-handle={image.key}
                  aria-label={t("move", { number, count: images.length })}
                  title={t("moveHint")}
                  onKeyDown={(event) => onKeyDown(event, image.key, at)}
                  onPointerDown={(event) => {
                    event.currentTarget.setPointerCapture(event.pointerId);
                    setHeld(image.key);
                  }}
                  onPointerMove={(event) => onPointerMove(event, image.key, at)}
                  onPointerUp={() => setHeld(null)}
                  onPointerCancel={() => setHeld(null)}
                  className="flex h-18 w-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-control text-ink-soft hover:bg-sunken"
                >
                  <Icon name="grip-vertical" className="size-4" />
                </button>
              ) : null}
              {image.refusal || src === "" ? (
                <div className="flex size-18 shrink-0 items-center justify-center rounded-control bg-sunken text-ink-soft">
                  <Icon name={image.refusal ? "triangle-exclamation-point" : "video"} className="size-6" />
                </div>
              ) : (
                <Picture
                  src={src}
                  alt=""
                  width={72}
                  height={72}
                  loading="eager"
                  draggable={false}
                  className="size-18 shrink-0 rounded-control bg-sunken object-cover"
                />
              )}
              <div className="flex min-w-0 flex-1 flex-col gap-1.5">
                {image.refusal ? (
                  <>
                    <p className="sr-only">{t("failed", { number })}</p>
                    <RefusalNote refusal={image.refusal} brief={image.refusal.reason === "MEDIA_UNACCEPTABLE"} />
                    {image.refusal.kind === "UNAVAILABLE" ? (
                      <Button
                        variant="secondary"
                        size="small"
                        icon={<Icon name="refresh-cw" />}
                        onClick={() => onRetry(image.key)}
                        className="self-start"
                      >
                        {t("retry", { number })}
                      </Button>
                    ) : null}
                  </>
                ) : (
                  <TextInput
                    aria-label={t("alt", { number })}
                    placeholder={t("altHint")}
                    maxLength={altLength}
                    value={image.alt}
                    onChange={(event) => onAlt(image.key, event.target.value)}
                  />
                )}
                {isUploading ? (
                  <Progress
                    label={t("uploading", { number })}
                    value={image.progress < 1 ? image.progress : undefined}
                    detail={`${Math.round(image.progress * 100)}%`}
                  />
                ) : null}
                {image.isRecording ? <p className="text-ink-soft text-small">{t("recording")}</p> : null}
                {image.firstFrameOnly ? <p className="text-ink-soft text-small">{t("firstFrame")}</p> : null}
                {image.uploaded?.aiMark ? (
                  <p className="text-ink-soft text-small">{t("ai", { mark: tMark(image.uploaded.aiMark) })}</p>
                ) : null}
              </div>
              <IconButton
                label={t(isUploading ? "cancel" : "remove", { number })}
                icon={<Icon name="x" />}
                onClick={() => onRemove(image.key)}
              />
            </li>
          );
        })}
      </ul>
      {images.some((image) => image.refusal) ? <p className="text-ink-soft text-small">{t("removeRefused")}</p> : null}
    </>
  );
}
