// Text that people write. It is born as UserText and becomes ReviewedText only in the pipeline's review step.
import { z } from "zod";
import { lengthOf } from "@/server/shared/limits";

declare const unreviewed: unique symbol;
declare const reviewed: unique symbol;

/** Parsed text that no review has seen: it does not compile into a user-text column. */
export type UserText = string & { readonly [unreviewed]: true };
/** Text that passed or was held by review; the pipeline alone makes it. */
export type ReviewedText = string & { readonly [reviewed]: true };

/** A value whose user texts have been reviewed: the same shape with every UserText replaced. */
export type Reviewed<T> = T extends UserText
  ? ReviewedText
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? Reviewed<Item>[]
      : T extends object
        ? { [Key in keyof T]: Reviewed<T[Key]> }
        : T;

/** Registry of the schemas that `userText` made, so that the pipeline can find every user text of an input. */
export const userTextFields = z.registry<{ max: number }>();

/** Characters that show nothing: a text of these alone is empty. Unicode names most of them (fillers, joiners, selectors); the empty braille cell and the stand-in for an object are beside. */
const invisible = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u{2800}\u{FFFC}]/gu;
/** Controls that reorder what a reader sees; never needed in a post. */
const overrides = /[\u202A-\u202E\u2066-\u2069]/g;
/** Control characters other than tab and line feed. */
const controls = /(?![\t\n])\p{Cc}/gu;

/** Marks beyond four on one character: no script needs them, and they are drawn over what others wrote. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

/** True where the text shows something when it is read. */
export function isVisible(text: string): boolean {
  return text.replace(invisible, "").length > 0;
}

/**
 * A field that people write. Line ends become \n, the text is normalised to NFC and trimmed; controls, bidirectional
 * overrides and marks piled on one character are dropped; `min` (default 1) to `max` code points must remain, at least one of them visible when min > 0.
 */
export function userText(max: number, min = 1) {
  const schema = z
    .string()
    .max(max * 8)
    .transform((raw) =>
      raw
        .replace(/\r\n?/g, "\n")
        .replace(controls, "")
        .replace(overrides, "")
        .normalize("NFC")
        .replace(stackedMarks, "$1")
        .trim(),
    )
    .refine((text) => lengthOf(text) <= max, { message: "too_long" })
    .refine((text) => lengthOf(text) >= min && (min === 0 || isVisible(text)), {
      message: "empty",
    })
    .transform((text) => text as UserText); // the brand is made here
  userTextFields.add(schema, { max });
  return schema;
}
