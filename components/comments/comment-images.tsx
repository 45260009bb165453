"use client"; // uploads pictures of a comment

import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useEffectEvent, useRef } from "react";
import { ImageTray } from "@/components/microblog/composer/image-tray";
import { LeftOutNote } from "@/components/microblog/composer/left-out-note";
import { useImages } from "@/components/microblog/composer/use-images";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { DraftImage } from "@/server/shared/draft-content";
import { imagesPerComment } from "@/server/shared/limits";

interface CommentImagesProps {
  /** Told after every change: the pictures that are there, and whether one is not: on its way, or refused and not taken out yet. */
  onChange: (images: DraftImage[], isMissing: boolean) => void;
}

const trayRule = { most: imagesPerComment, mayPlay: false };

/** Up to three pictures of a comment, each with a description. The file chooser opens at once: it was what the person asked for. */
export function CommentImages({ onChange }: CommentImagesProps) {
  const t = useTranslations("comments.form");
  const picker = useRef<HTMLInputElement>(null);
  const { images, leftOut, add, retry, remove, move, setAlt } = useImages(trayRule, (uploaded) =>
    onChange(uploaded, true),
  );
  const isMissing = images.some((image) => !image.uploaded);
  const room = imagesPerComment - images.length;

  const tell = useEffectEvent(onChange);
  useEffect(() => {
    tell(
      images.flatMap((image) => (image.uploaded ? [{ ...image.uploaded, alt: image.alt }] : [])),
      isMissing,
    );
  }, [images, isMissing]);
  useEffect(() => picker.current?.click(), []);

  function onPick(event: ChangeEvent<HTMLInputElement>) {
    add(event.target.files ?? []);
    event.target.value = "";
  }

  return (
    <div className="flex flex-col gap-2">
      <input ref={picker} type="file" accept="image/*" multiple hidden onChange={onPick} />
      {images.length > 0 ? (
        <ImageTray images={images} onRemove={remove} onRetry={retry} onAlt={setAlt} onMove={move} />
      ) : null}
      <LeftOutNote leftOut={leftOut} rule={trayRule} />
      {room > 0 ? (
        <IconButton
          label={t("addImages", { count: room })}
          icon={<Icon name="image-plus" />}
          onClick={() => picker.current?.click()}
          className="self-start"
        />
      ) : null}
    </div>
  );
}
