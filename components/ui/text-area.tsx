"use client"; // counts while one types

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { controlLook } from "@/components/ui/control-look";
import { cx } from "@/components/ui/cx";
import { takeUp } from "@/components/ui/take-up";
import { lengthOf } from "@/server/shared/limits";

type TextAreaProps = Omit<ComponentProps<"textarea">, "maxLength"> & {
  /** Limit in characters as people count them. Typing past it is possible, so that nothing pasted is lost. */
  limit?: number;
  /** `bare` drops border and ground, for composers that have their own. */
  bare?: boolean;
};

/** A text area that grows with its text and says how much room is left once that matters. With Ctrl or ⌘ held, Enter presses the button of its form. */
export function TextArea({ limit, bare = false, rows = 3, className, onChange, onKeyDown, ...rest }: TextAreaProps) {
  const t = useTranslations("ui");
  const [typed, setTyped] = useState(String(rest.defaultValue ?? ""));
  const text = rest.value === undefined ? typed : String(rest.value);
  const left = limit === undefined ? Number.POSITIVE_INFINITY : limit - lengthOf(text);
  const near = limit !== undefined && left <= Math.max(20, limit * 0.1);
  return (
    <div className="flex flex-col gap-1">
      <textarea
        ref={takeUp}
        {...rest}
        rows={rows}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange?.(event);
        }}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
          event.currentTarget.form?.querySelector<HTMLButtonElement>("[type=submit]")?.click();
        }}
        className={cx(
          bare
            ? "w-full resize-none bg-transparent placeholder:text-ink-faint focus-visible:outline-none"
            : cx(controlLook, "resize-y py-2"),
          "field-sizing-content max-h-[60vh]",
          className,
        )}
      />
      {near ? (
        <p
          aria-live="polite"
          className={cx("text-right text-small tabular-nums", left < 0 ? "text-danger" : "text-ink-faint")}
        >
          {left < 0 ? t("textArea.over", { count: -left }) : t("textArea.left", { count: left })}
        </p>
      ) : null}
    </div>
  );
}
