import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { PostView } from "@/server/features/microblog/contract";

type Image = PostView["images"][number];

/** A post's video or sound file in the browser's own player; nothing of it is fetched before it is played but its poster. */
export function Recording({ recording }: { recording: Image }) {
  const t = useTranslations("microblog.recording");
  const tMark = useTranslations("microblog.aiMark");
  const { kind, url, thumbUrl, width, height, durationMs, alt } = recording;
  const minutes = Math.floor((durationMs ?? 0) / 60_000);
  const seconds = String(Math.round((durationMs ?? 0) / 1000) % 60).padStart(2, "0");
  const name = alt ?? t(kind === "video" ? "video" : "audio");
  return (
    <figure className="flex flex-col gap-1">
      {kind === "video" ? (
        // biome-ignore lint/a11y/useMediaCaption: people upload no captions; the description stands below
        <video
          controls
          preload="none"
          playsInline
          poster={thumbUrl}
          src={url}
          width={width}
          height={height}
          aria-label={name}
          className="h-auto max-h-120 w-full rounded-control bg-sunken object-contain"
        />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: people upload no captions; the description stands below
        <audio controls preload="none" src={url} aria-label={name} className="w-full" />
      )}
      <figcaption className="flex flex-wrap items-center gap-x-3 text-ink-faint text-small">
        <span className="inline-flex items-center gap-1 tabular-nums">
          <Icon name={kind === "video" ? "video" : "volume-2"} className="size-4" />
          {t("length", { time: `${minutes}:${seconds}` })}
        </span>
        {recording.aiMark ? <span>{tMark(recording.aiMark)}</span> : null}
        {alt ? <span>{alt}</span> : null}
      </figcaption>
    </figure>
  );
}
