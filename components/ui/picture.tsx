import type { ComponentProps } from "react";

type PictureProps = ComponentProps<"img"> & { src: string; alt: string; width: number; height: number };

/** An image of ours with its size, so that nothing shifts. Media is already resized where it is stored. */
export function Picture({ alt, ...rest }: PictureProps) {
  // biome-ignore lint/performance/noImgElement: next/image would resize a second time and write inline styles
  return <img loading="lazy" decoding="async" alt={alt} {...rest} />;
}
