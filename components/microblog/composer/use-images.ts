"use client"; // holds what is being uploaded

import { useRef, useState } from "react";
import type { DraftImage } from "@/components/microblog/composer/draft";
import { uploadImage } from "@/components/microblog/composer/upload";
import type { Refusal } from "@/server/shared/errors";
import { imagesPerPost } from "@/server/shared/limits";

/** A picture in the composer: on its way, there, or refused. */
export interface ComposerImage {
  key: string;
  /** Shown at once; null for one that a draft brought back. */
  previewUrl: string | null;
  progress: number;
  uploaded: DraftImage | null;
  firstFrameOnly: boolean;
  refusal: Refusal | null;
  alt: string;
}

/** The pictures of one composer. `onUploaded` is told the ones that are there after every change. */
export function useImages(onUploaded: (images: DraftImage[]) => void) {
  const [images, setImages] = useState<ComposerImage[]>([]);
  const current = useRef(images);
  const uploads = useRef(new Map<string, AbortController>());

  function change(next: ComposerImage[]) {
    current.current = next;
    setImages(next);
    onUploaded(next.flatMap((image) => (image.uploaded ? { ...image.uploaded, alt: image.alt } : [])));
  }
  const patch = (key: string, part: Partial<ComposerImage>) =>
    change(current.current.map((image) => (image.key === key ? { ...image, ...part } : image)));

  /** Adds pictures up to the limit and begins to upload them; other files are left out by the caller. */
  function add(files: readonly File[]) {
    for (const file of files.slice(0, imagesPerPost - current.current.length)) {
      const key = crypto.randomUUID();
      const upload = new AbortController();
      uploads.current.set(key, upload);
      const previewUrl = URL.createObjectURL(file);
      change([
        ...current.current,
        { key, previewUrl, progress: 0, uploaded: null, firstFrameOnly: false, refusal: null, alt: "" },
      ]);
      uploadImage(file, (progress) => patch(key, { progress }), upload.signal).then((outcome) => {
        if ("refusal" in outcome) return patch(key, { refusal: outcome.refusal });
        const { id, aiMark, firstFrameOnly } = outcome.image;
        patch(key, { uploaded: { id, aiMark, alt: "" }, progress: 1, firstFrameOnly });
      });
    }
  }

  /** Takes one out, also while it is on its way. */
  function remove(key: string) {
    uploads.current.get(key)?.abort();
    const gone = current.current.find((image) => image.key === key);
    if (gone?.previewUrl) URL.revokeObjectURL(gone.previewUrl);
    change(current.current.filter((image) => image.key !== key));
  }

  /** Puts back what a draft kept, or with none empties the tray. */
  function restore(drafts: readonly DraftImage[]) {
    change(
      drafts.map((draft) => ({
        key: draft.id,
        previewUrl: null,
        progress: 1,
        uploaded: draft,
        firstFrameOnly: false,
        refusal: null,
        alt: draft.alt,
      })),
    );
  }

  return { images, add, remove, restore, setAlt: (key: string, alt: string) => patch(key, { alt }) };
}
