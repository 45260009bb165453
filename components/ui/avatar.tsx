import { cx } from "@/components/ui/cx";
import { Picture } from "@/components/ui/picture";

const sizes = {
  small: { box: "size-8 text-small", pixels: 32 },
  medium: { box: "size-10 text-title", pixels: 40 },
  large: { box: "size-18 text-display", pixels: 72 },
};

const grounds = ["bg-person-1", "bg-person-2", "bg-person-3", "bg-person-4", "bg-person-5"];

/** The ground of a person's initial: the same for the same id, everywhere and always. */
function groundOf(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return grounds[sum % grounds.length] ?? "bg-person-1";
}

interface AvatarProps {
  id: string;
  name: string;
  src?: string | null;
  size?: keyof typeof sizes;
}

/** A portrait, or the name's first character on a ground of its own. Decorative: the name stands beside it. */
export function Avatar({ id, name, src, size = "medium" }: AvatarProps) {
  const { box, pixels } = sizes[size];
  if (src) {
    return (
      <Picture
        src={src}
        alt=""
        width={pixels}
        height={pixels}
        className={cx("shrink-0 rounded-full object-cover", box)}
      />
    );
  }
  return (
    <span
      aria-hidden
      className={cx(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full font-medium text-on-person",
        box,
        groundOf(id),
      )}
    >
      {Array.from(name.trim())[0]?.toUpperCase() ?? ""}
    </span>
  );
}
