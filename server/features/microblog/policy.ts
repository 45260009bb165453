// What this domain asks of an actor beyond the shared profiles.
import { type Audience, type Declaration, narrowerThan } from "@/server/shared/content";
import { gate } from "@/server/trust/policy/gates";

/** A circle is named where, and only where, it is the audience. */
export const audienceNamed = gate(
  "audienceNamed",
  "INVALID",
  "INPUT_INVALID",
  [],
  (_facts, input: { audience: Audience; circleId?: string | undefined }) =>
    (input.audience === "circle") === (input.circleId !== undefined)
      ? null
      : { fields: [{ path: "circleId", problem: input.circleId ? "not_asked" : "missing" }] },
);

interface Origin {
  declared: readonly Declaration[];
  reprint?: { author?: string | undefined; link?: string | undefined } | undefined;
}

/** A reprint names its author or its address, which can be opened, and nothing else does; what is reprinted is not original. */
export const originNamed = gate(
  "originNamed",
  "INVALID",
  "INPUT_INVALID",
  [],
  (_facts, { declared, reprint }: Origin) => {
    const isReprint = declared.includes("reprint");
    if (isReprint && declared.includes("original")) return { fields: [{ path: "declared", problem: "contradiction" }] };
    if (isReprint !== (reprint?.author !== undefined || reprint?.link !== undefined))
      return { fields: [{ path: "reprint", problem: isReprint ? "missing" : "not_asked" }] };
    return reprint?.link === undefined || (/^https?:\/\/[^\s/]/i.test(reprint.link) && URL.canParse(reprint.link))
      ? null
      : { fields: [{ path: "reprint.link", problem: "no_address" }] };
  },
);

/** What is reposted or quoted is public, and nobody holds it back: what was shown to some is not for all. */
export const sourceIsPublic = gate("sourceIsPublic", "FORBIDDEN", "NOT_SHAREABLE", ["MB-12.1-a"], ({ target }) =>
  target?.details.audience === "public" && (target.details.state ?? "shown") === "shown" ? null : {},
);

/** The post is no repost: there is nothing of one's own in it to change or to show first. */
export const hasWords = gate("hasWords", "INVALID", "ONLY_A_REPOST", [], ({ target }) =>
  target?.details.isRepost ? {} : null,
);

/** The new audience leaves out somebody, and lets nobody in. */
export const isNarrower = gate(
  "isNarrower",
  "INVALID",
  "INPUT_INVALID",
  [],
  ({ target }, { audience }: { audience: Audience }) =>
    target && narrowerThan(target.details.audience as Audience).includes(audience) // a post's details hold its audience
      ? null
      : { fields: [{ path: "audience", problem: "not_narrower" }] },
);
