"use client"; // a dialog with keys

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Picture } from "@/components/ui/picture";
import type { PostView } from "@/server/features/microblog/contract";

interface ImageViewerProps {
  images: readonly PostView["images"][number][];
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}

/** One picture as large as the window allows, with its description; arrows move, Escape closes. */
export function ImageViewer({ images, at, onMove, onClose }: ImageViewerProps) {
  const t = useTranslations("microblog.viewer");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const image = images[at];
  if (!image) return null;
  const move = (by: number) => onMove((at + by + images.length) % images.length);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowLeft") move(-1);
    if (event.key === "ArrowRight") move(1);
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t("title")}
      onClose={onClose}
      onKeyDown={onKeyDown}
      className="h-dvh max-h-none w-full max-w-none bg-canvas text-ink backdrop:bg-backdrop"
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center justify-between gap-2 p-2">
          <p aria-live="polite" className="px-2 text-ink-soft text-small tabular-nums">
            {t("position", { number: at + 1, count: images.length })}
          </p>
          <IconButton label={t("close")} icon={<Icon name="x" />} onClick={() => dialog.current?.close()} autoFocus />
        </div>
        <div className="flex min-h-0 flex-1 items-center justify-center">
          {images.length > 1 ? (
            <IconButton label={t("previous")} icon={<Icon name="chevron-left" />} onClick={() => move(-1)} />
          ) : null}
          <Picture
            key={image.id}
            src={image.url}
            alt={image.alt ?? t("position", { number: at + 1, count: images.length })}
            width={image.width}
            height={image.height}
            loading="eager"
            className="mx-auto max-h-full min-w-0 flex-1 object-contain"
          />
          {images.length > 1 ? (
            <IconButton label={t("next")} icon={<Icon name="chevron-right" />} onClick={() => move(1)} />
          ) : null}
        </div>
        {image.alt ? <p className="p-4 text-center text-ink-soft text-small">{image.alt}</p> : <p className="p-2" />}
      </div>
    </dialog>
  );
}
