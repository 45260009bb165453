import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

/** What a button under a post shows: on phones the icon and the number alone, the words for who hears them. */
export function ActionFace({ icon, count, words }: { icon: IconName; count: number; words: string }) {
  return (
    <>
      <Icon name={icon} />
      {count > 0 ? (
        <span aria-hidden className="sm:hidden">
          {count}
        </span>
      ) : null}
      <span className="whitespace-nowrap max-sm:sr-only">{words}</span>
    </>
  );
}
