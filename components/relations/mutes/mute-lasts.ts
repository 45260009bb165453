/** How long a mute can last, in days; `always` until it is lifted. Named in messages/<locale>/mutes.json under `lasts`. */
export const muteLasts = ["1", "7", "30", "always"] as const;
export type MuteLasts = (typeof muteLasts)[number];

/** The part of a command's input that says so. */
export function daysOf(lasts: MuteLasts): { days?: number } {
  return lasts === "always" ? {} : { days: Number(lasts) };
}
