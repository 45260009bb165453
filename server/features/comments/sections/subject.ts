// What keepers act on: a section, an account's sections at large, a comment in one.
import type { PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { Target, TargetModule } from "@/server/trust/subjects";
import { findKeeping, findKeptComment, findSection, type KeptTarget, type SectionTarget } from "../visibility/kept";

/** The section under a root that the viewer may see; its owner is the root's author. */
export const sectionTarget: TargetModule = {
  async find(scope, id) {
    const found = await findSection(scope, id);
    return found && targetOf("section", found);
  },
};

/** All sections of an account. */
export const keepingTarget: TargetModule = {
  async find(scope, id) {
    const found = await findKeeping(scope, id);
    return found && targetOf("keeping", found);
  },
};

/** A comment that the viewer keeps, or sees; it belongs to whoever wrote it. */
export const keptCommentTarget: TargetModule = {
  async find(scope, id) {
    const found = await findKeptComment(scope, id);
    return (
      found && {
        ref: subjectRef("kept-comment", found.id, found.postId),
        ownerId: found.authorId,
        ownerPrincipalId: found.principalId,
        details: { section: found.section, kept: found },
      }
    );
  },
};

function targetOf(kind: "section" | "keeping", { id, principalId, section, contact }: SectionTarget): Target {
  const details = { section, contact };
  return { ref: subjectRef(kind, id), ownerId: section.ownerId, ownerPrincipalId: principalId, details };
}

/** The comment that a command of keepers is on. */
export function keptOf(target: Target): KeptTarget {
  return target.details.kept as KeptTarget; // keptCommentTarget made it
}

/** The comment's own name, for its state and its events. */
export function commentOf(target: Target) {
  const { id, postId } = keptOf(target);
  return subjectRef("comment", id, postId as PostId); // a comment lives under its post
}
