// Pure: which of the files that somebody chose fit beside those that are there.

/** What a tray takes. */
export interface TrayRule {
  most: number;
  /** One video or sound file, alone, instead of pictures. */
  mayPlay: boolean;
}

/** Why files were not added: of another kind, a recording beside something else, or beyond the limit. */
export type LeftOutReason = "kind" | "together" | "tooMany";

export interface LeftOut {
  reason: LeftOutReason;
  count: number;
}

/** Parts the chosen files, in their order, into those to add and, by reason, how many are left out: none disappears without a word. */
export function admit<Chosen extends { type: string }>(
  files: readonly Chosen[],
  present: readonly { isRecording: boolean }[],
  { most, mayPlay }: TrayRule,
): { admitted: Chosen[]; leftOut: LeftOut[] } {
  const admitted: Chosen[] = [];
  const counts = new Map<LeftOutReason, number>();
  let hasRecording = present.some(({ isRecording }) => isRecording);
  for (const file of files) {
    const taken = present.length + admitted.length;
    const plays = isRecording(file);
    const isImage = file.type.startsWith("image/");
    const reason =
      !isImage && !(plays && mayPlay)
        ? "kind"
        : hasRecording || (plays && taken > 0)
          ? "together"
          : taken >= most
            ? "tooMany"
            : null;
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    else {
      admitted.push(file);
      hasRecording ||= plays;
    }
  }
  return { admitted, leftOut: [...counts].map(([reason, count]) => ({ reason, count })) };
}

/** True of a video or sound file. */
export function isRecording({ type }: { type: string }): boolean {
  return /^(video|audio)\//.test(type);
}
