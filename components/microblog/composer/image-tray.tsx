"use client"; // shown once there are pictures

import { useTranslations } from "next-intl";
import type { ComposerImage } from "@/components/microblog/composer/use-images";
import { RefusalNote } from "@/components/refusal/refusal-note";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Picture } from "@/components/ui/picture";
import { Progress } from "@/components/ui/progress";
import { TextInput } from "@/components/ui/text-input";
import { altLength } from "@/server/shared/limits";

interface ImageTrayProps {
  images: readonly ComposerImage[];
  onRemove: (key: string) => void;
  onAlt: (key: string, alt: string) => void;
}

/** The composer's pictures with their progress, a description each, and what was refused about them. */
export function ImageTray({ images, onRemove, onAlt }: ImageTrayProps) {
  const t = useTranslations("microblog.composer.image");
  return (
    <ul className="flex flex-col gap-3">
      {images.map((image, at) => {
        const number = at + 1;
        const src = image.previewUrl ?? (image.uploaded ? `/media/${image.uploaded.id}?size=small` : "");
        const isUploading = !image.uploaded && !image.refusal;
        return (
          <li key={image.key} className="flex items-start gap-3">
            <Picture
              src={src}
              alt=""
              width={72}
              height={72}
              loading="eager"
              className="size-18 shrink-0 rounded-control bg-sunken object-cover"
            />
            <div className="flex min-w-0 flex-1 flex-col gap-1.5">
              {image.refusal ? (
                <>
                  <p className="sr-only">{t("failed", { number })}</p>
                  <RefusalNote refusal={image.refusal} />
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
              {image.firstFrameOnly ? <p className="text-ink-soft text-small">{t("firstFrame")}</p> : null}
              {image.uploaded?.aiMark ? <p className="text-ink-soft text-small">{t("ai")}</p> : null}
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
  );
}
