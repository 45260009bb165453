// What somebody has begun to write, as the composer keeps it: every field may be half-done.
import type { AiMark } from "@/server/shared/ai-marks";
import type { Audience, Declaration } from "@/server/shared/content";
import type { Refusal } from "@/server/shared/errors";

/** A file that is uploaded already. */
export interface DraftImage {
  id: string;
  alt: string;
  kind: "image" | "video" | "audio";
  aiMark: AiMark | null;
}

export interface DraftPoll {
  choices: string[];
  multiple: boolean;
  /** How long it runs from the moment of publishing. */
  minutes: number;
}

export interface DraftContent {
  body: string;
  audience: Audience;
  circleId: string | null;
  declared: Declaration[];
  reprint: { author: string; link: string };
  notice: string;
  images: DraftImage[];
  poll: DraftPoll | null;
  /** The post that it is about; it may have gone since. */
  quoteOf: string | null;
}

export const emptyContent: DraftContent = {
  body: "",
  audience: "public",
  circleId: null,
  declared: [],
  reprint: { author: "", link: "" },
  notice: "",
  images: [],
  poll: null,
  quoteOf: null,
};

/** What is sent when it is published, but for what it quotes; fields that are empty are left out. Whether it may be published is not asked here. */
export function postInputOf({ body, audience, declared, circleId, reprint, notice, images, poll }: DraftContent) {
  return {
    body,
    audience,
    declared,
    images: images.map(({ id, alt }) => ({ id, ...(isFilled(alt) && { alt }) })),
    ...(audience === "circle" && circleId !== null && { circleId }),
    ...(declared.includes("reprint") && {
      reprint: {
        ...(isFilled(reprint.author) && { author: reprint.author }),
        ...(isFilled(reprint.link) && { link: reprint.link }),
      },
    }),
    ...(isFilled(notice) && { notice }),
    ...(poll && { poll: { ...poll, choices: poll.choices.filter(isFilled) } }),
  };
}

function isFilled(text: string): boolean {
  return text.trim() !== "";
}

/** Why it was not published, as its author is told: what is not found when a quote is published is what it quotes. */
export function refusalOfPublishing({ quoteOf }: Pick<DraftContent, "quoteOf">, refusal: Refusal): Refusal {
  return quoteOf && refusal.reason === "NOT_FOUND" ? { kind: "CONFLICT", reason: "QUOTED_GONE", params: {} } : refusal;
}

/** True where there is nothing worth keeping: a quote is its own words. */
export function isEmptyContent({ body, images, poll, notice }: DraftContent): boolean {
  return (
    body.trim() === "" &&
    notice.trim() === "" &&
    images.length === 0 &&
    !poll?.choices.some((choice) => choice.trim() !== "")
  );
}
