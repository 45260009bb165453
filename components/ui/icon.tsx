/// <reference types="next/image-types/global" />
import { cx } from "@/components/ui/cx";
import type { IconName } from "@/components/ui/icon-names";
import sprite from "@/components/ui/icons.svg";

/**
 * An icon of the sprite: two elements of markup and no script, however often it stands on a page. Hidden from screen
 * readers, since words always stand beside it or on its button.
 */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx("shrink-0", className ?? "size-4")}
    >
      <use href={`${sprite.src}#${name}`} />
    </svg>
  );
}
