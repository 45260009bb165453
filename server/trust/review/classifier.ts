// The port to judges that are not rules (models, outside services), and what happens when one does not answer.
import { z } from "zod";
import type { ContentKind } from "@/server/shared/subject";
import { linksOf } from "@/server/trust/review/links";

export interface ClassifierRequest {
  readonly kind: ContentKind;
  readonly texts: readonly { readonly field: string; readonly text: string }[];
}

export const verdict = z.strictObject({
  outcome: z.enum(["pass", "hold", "block"]),
  /** Name and version of what judged. */
  classifier: z.string().min(1).max(100),
  /** Short machine-readable grounds, for the reviewer. */
  grounds: z.array(z.string().max(100)).max(20),
});
export type Verdict = z.infer<typeof verdict>;

export interface ClassifierPort {
  /** May reject and may never answer; must stop working once the signal is aborted. */
  classify(request: ClassifierRequest, signal: AbortSignal): Promise<Verdict>;
}

export type Classification =
  | { readonly outcome: Verdict["outcome"]; readonly because: "verdict"; readonly verdict: Verdict }
  | { readonly outcome: "hold"; readonly because: "timeout" | "failure" };

/**
 * Asks a classifier for at most `ms` milliseconds. Never rejects: no answer in time, an error or a malformed verdict is a hold,
 * never a pass. The classifier's signal is aborted when time is up.
 */
export async function classifyWithin(
  port: ClassifierPort,
  request: ClassifierRequest,
  ms: number,
): Promise<Classification> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<Classification>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: "hold", because: "timeout" }), ms);
  });
  try {
    return await Promise.race([answerOf(port, request, controller.signal), timeout]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

async function answerOf(
  port: ClassifierPort,
  request: ClassifierRequest,
  signal: AbortSignal,
): Promise<Classification> {
  try {
    const parsed = verdict.safeParse(await port.classify(request, signal));
    if (!parsed.success) return { outcome: "hold", because: "failure" };
    return { outcome: parsed.data.outcome, because: "verdict", verdict: parsed.data };
  } catch {
    return { outcome: "hold", because: "failure" };
  }
}

const sandboxName = "sandbox/1";
/** From this many links on the sandbox holds a text. */
const manyLinks = 4;

/**
 * A deterministic stand-in for demo and tests, not for production. The text drives it: [[classifier:hold]], [[classifier:block]],
 * [[classifier:fail]], [[classifier:hang]] (answers never) and [[classifier:malformed]]; otherwise it holds shouting and many links.
 */
export const sandboxClassifier: ClassifierPort = {
  async classify({ texts }, signal) {
    const text = texts.map((part) => part.text).join("\n");
    const marker = /\[\[classifier:(hold|block|fail|hang|malformed)\]\]/.exec(text)?.[1];
    switch (marker) {
      case "hang":
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        });
      case "fail":
        throw new Error("The sandbox classifier was asked to fail");
      case "malformed":
        return JSON.parse('{"outcome":"perhaps"}');
      case "hold":
      case "block":
        return { outcome: marker, classifier: sandboxName, grounds: ["marker"] };
    }
    const grounds: string[] = [];
    if (isShouting(text)) grounds.push("shouting");
    if (linksOf(text).length >= manyLinks) grounds.push("many-links");
    return { outcome: grounds.length > 0 ? "hold" : "pass", classifier: sandboxName, grounds };
  },
};

/** Mostly capitals in a text long enough to tell, or a row of exclamation marks. */
function isShouting(text: string): boolean {
  const letters = text.match(/\p{Lu}|\p{Ll}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  return (letters.length >= 20 && capitals.length > letters.length * 0.8) || /[!！]{6}/.test(text);
}
