"use client"; // opens a picture

import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { Picture } from "@/components/ui/picture";
import type { PostView } from "@/server/features/microblog/contract";

const ImageViewer = later(async () => (await import("@/components/media/image-viewer")).ImageViewer);

const Recording = later(async () => (await import("@/components/media/recording")).Recording);

type Image = PostView["images"][number];

/** In pixels: how high a picture alone may be. */
const loneHeight = 480;

/** The pictures of a post, or its one video or sound file: one picture in its own shape, several as squares; pressing one opens it. */
export function ImageGrid({ images, eager }: { images: readonly Image[]; eager: boolean }) {
  const [opened, setOpened] = useState<number | null>(null);
  const [first] = images;
  if (!first) return null;
  if (first.kind !== "image")
    return (
      <Suspense>
        <Recording recording={first} />
      </Suspense>
    );
  const columns = images.length === 1 ? "" : images.length === 2 || images.length === 4 ? "grid-cols-2" : "grid-cols-3";
  return (
    <>
      <ul className={cx("grid gap-1", columns, images.length === 4 && "max-w-100")}>
        {images.map((image, at) => (
          <li key={image.id} className="relative min-w-0">
            <Thumbnail
              image={image}
              number={at + 1}
              alone={images.length === 1}
              eager={eager}
              onOpen={() => setOpened(at)}
            />
          </li>
        ))}
      </ul>
      {opened === null ? null : (
        <Suspense>
          <ImageViewer images={images} at={opened} onMove={setOpened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}

interface ThumbnailProps {
  image: Image;
  number: number;
  alone: boolean;
  eager: boolean;
  onOpen: () => void;
}

/** A lone picture keeps its shape, cut where it is much higher than wide. Its place is held, in its colour, by a drawing: no style attribute passes our policy. */
function Thumbnail({ image, number, alone, eager, onOpen }: ThumbnailProps) {
  const t = useTranslations("microblog.card");
  const tMark = useTranslations("microblog.aiMark");
  const name = image.alt ?? t("image", { number });
  const ratio = alone ? Math.max(image.width / image.height, 0.6) : 1;
  const [width, height] = alone ? [Math.round(loneHeight * ratio), loneHeight] : [1, 1];
  return (
    <>
      <button
        type="button"
        onClick={onOpen}
        aria-label={t("openImage", { number, alt: name })}
        className={cx("relative block max-w-full overflow-hidden rounded-control", !alone && "w-full")}
      >
        <svg
          aria-hidden
          viewBox={`0 0 ${width} ${height}`}
          width={alone ? width : undefined}
          className={cx("block h-auto", alone ? "max-w-full" : "w-full")}
        >
          <rect width="100%" height="100%" fill={image.placeholder} />
        </svg>
        <Picture
          src={alone || image.width > 640 ? image.thumbUrl : image.url}
          alt=""
          width={image.width}
          height={image.height}
          loading={eager ? "eager" : "lazy"}
          className="absolute inset-0 size-full object-cover"
        />
      </button>
      {image.aiMark ? (
        <span className="pointer-events-none absolute bottom-1.5 left-1.5 inline-flex items-center gap-1 rounded-full bg-surface px-2 text-ink-soft text-small">
          <Icon name="sparkles" className="size-3.5" />
          {tMark(image.aiMark)}
        </span>
      ) : null}
    </>
  );
}
