import { now } from "@/server/core/clock";

/**
 * Answers with what `work` last gave while it is younger than `seconds`; callers who arrive while it runs share the run. A failure is not kept. For figures that
 * are the same for everybody and dear to count.
 */
export function kept<T>(seconds: number, work: () => Promise<T>): () => Promise<T> {
  let held: { at: number; answer: Promise<T> } | null = null;
  return () => {
    const at = now().getTime();
    if (held && at - held.at < seconds * 1000 && at >= held.at) return held.answer;
    const answer = work();
    held = { at, answer };
    answer.catch(() => {
      held = null;
    });
    return answer;
  };
}
