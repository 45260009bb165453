import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import type { DifferenceLine } from "@/server/shared/difference";

const signs = { same: "", removed: "−", added: "+", changed: "±" } as const;
const looks = {
  same: "text-ink-soft",
  removed: "bg-danger-soft",
  added: "bg-ok-soft",
  changed: "bg-warn-soft",
} as const;

/** What changed between two versions: never by colour alone, but by sign, by word and by the strokes of del and ins. */
export function DifferenceLines({ lines }: { lines: readonly DifferenceLine[] }) {
  const t = useTranslations("agreements");
  return (
    <ol className="flex flex-col overflow-hidden rounded-card border border-line bg-surface">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat and never move
        <li key={at} className={cx("flex gap-3 px-3 py-1.5", looks[line.is])}>
          <span aria-hidden className="w-3 shrink-0 text-center font-mono text-ink-soft">
            {signs[line.is]}
          </span>
          {line.is === "same" ? null : <span className="sr-only">{t(line.is)}: </span>}
          <p className={line.parts[0]?.text.startsWith("## ") ? "font-semibold" : undefined}>
            {line.parts.map((part, place) => {
              const text = place === 0 ? part.text.replace(/^(## |- )/, "") : part.text;
              // biome-ignore lint/suspicious/noArrayIndexKey: parts repeat and never move
              if (part.is === "removed") return <del key={place}>{text}</del>;
              if (part.is === "added")
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts repeat and never move
                  <ins key={place} className="decoration-2 underline-offset-4">
                    {text}
                  </ins>
                );
              // biome-ignore lint/suspicious/noArrayIndexKey: parts repeat and never move
              return <span key={place}>{text}</span>;
            })}
          </p>
        </li>
      ))}
    </ol>
  );
}
