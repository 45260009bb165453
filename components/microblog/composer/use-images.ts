"use client"; // holds what is being uploaded

import { useRef, useState } from "react";
import { admit, isRecording, type LeftOut, type TrayRule } from "@/components/microblog/composer/admission";
import { newUpload, type Upload } from "@/components/microblog/composer/upload";
import type { DraftImage } from "@/server/shared/draft-content";
import type { Refusal } from "@/server/shared/errors";

/** A picture, video or sound file in the composer: on its way, there, or refused. */
export interface ComposerImage {
  key: string;
  /** Shown at once; null for one that a draft brought back. */
  previewUrl: string | null;
  isRecording: boolean;
  progress: number;
  uploaded: DraftImage | null;
  firstFrameOnly: boolean;
  refusal: Refusal | null;
  alt: string;
}

interface UnderWay {
  upload: Upload;
  control: AbortController;
}

/** The pictures of one composer, as many and of such kinds as its rule says. `onUploaded` is told the ones that are there after every change. */
export function useImages(rule: TrayRule, onUploaded: (images: DraftImage[]) => void) {
  const [images, setImages] = useState<ComposerImage[]>([]);
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([]);
  const current = useRef(images);
  const underWay = useRef(new Map<string, UnderWay>());

  function change(next: ComposerImage[]) {
    current.current = next;
    setImages(next);
    onUploaded(next.flatMap((image) => (image.uploaded ? { ...image.uploaded, alt: image.alt } : [])));
  }
  const patch = (key: string, part: Partial<ComposerImage>) =>
    change(current.current.map((image) => (image.key === key ? { ...image, ...part } : image)));

  async function send(key: string, upload: Upload) {
    const control = new AbortController();
    underWay.current.set(key, { upload, control });
    patch(key, { refusal: null });
    const outcome = await upload.run((progress) => patch(key, { progress }), control.signal);
    if (control.signal.aborted) return;
    if ("refusal" in outcome) return patch(key, { refusal: outcome.refusal });
    underWay.current.delete(key);
    const { id, kind, aiMark, firstFrameOnly } = outcome.image;
    patch(key, { uploaded: { id, kind, aiMark, alt: "" }, progress: 1, firstFrameOnly });
  }

  /** Adds the files that fit and begins to upload them; `leftOut` says what became of the others. */
  function add(files: Iterable<File>) {
    const { admitted, leftOut } = admit([...files], current.current, rule);
    setLeftOut(leftOut);
    for (const file of admitted) {
      const key = crypto.randomUUID();
      const plays = isRecording(file);
      change([
        ...current.current,
        {
          key,
          previewUrl: plays ? null : URL.createObjectURL(file),
          isRecording: plays,
          progress: 0,
          uploaded: null,
          firstFrameOnly: false,
          refusal: null,
          alt: "",
        },
      ]);
      send(key, newUpload(file));
    }
  }

  /** Goes on with one that was refused, from where it stopped. */
  function retry(key: string) {
    const stopped = underWay.current.get(key);
    if (stopped) send(key, stopped.upload);
  }

  /** Takes one out, also while it is on its way. */
  function remove(key: string) {
    underWay.current.get(key)?.control.abort();
    underWay.current.delete(key);
    const gone = current.current.find((image) => image.key === key);
    if (gone?.previewUrl) URL.revokeObjectURL(gone.previewUrl);
    setLeftOut([]);
    change(current.current.filter((image) => image.key !== key));
  }

  /** Puts one at another place; a place outside the row is its nearest end. */
  function move(key: string, to: number) {
    const moved = current.current.find((image) => image.key === key);
    if (!moved) return;
    const others = current.current.filter((image) => image !== moved);
    change(others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, moved));
  }

  /** Puts back what a draft kept, or with none empties the tray. */
  function restore(drafts: readonly DraftImage[]) {
    for (const { control } of underWay.current.values()) control.abort();
    underWay.current.clear();
    setLeftOut([]);
    change(
      drafts.map((draft) => ({
        key: draft.id,
        previewUrl: null,
        isRecording: draft.kind !== "image",
        progress: 1,
        uploaded: draft,
        firstFrameOnly: false,
        refusal: null,
        alt: draft.alt,
      })),
    );
  }

  const setAlt = (key: string, alt: string) => patch(key, { alt });
  return { images, leftOut, add, retry, remove, move, restore, setAlt };
}
