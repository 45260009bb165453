// The rule of a section: who may comment, and whether each comment is passed first; and the end of a bar.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { Commenters } from "@/server/shared/sections";
import { ref, subjectRef } from "@/server/shared/subject";
import {
  commenterUnbarred,
  liftBarInput,
  limitSectionInput,
  reviewFirstInput,
  reviewFirstSet,
  sectionLimited,
} from "../contract/sections";
import { deleteBar, setRule } from "../store/kept";
import { beginningGates, mayEnd, sectionOf } from "./policy";

/** Sets who may comment under a root from now on; "nobody" closes it, and opening it to everyone again asks for no power. What stands there stays. May run twice. */
export const limitSection = command({
  profile: "operator",
  act: "keep",
  on: (input) => ref("section", input.postId),
  gates: beginningGates<{ who: Commenters }>("limit", ({ who }) => who !== "everyone"),
  obligations: ["MB-10.2-b", "PUB-17.2-a"],
  review: exempt("no user text"),
  input: limitSectionInput,
  async run({ input, actor, target, tx }) {
    const section = sectionOf({ target });
    if (!section?.role || !actor.id) throw new AppError("FORBIDDEN", "ROLE_REQUIRED", { role: "comment-keeper" });
    const { ownerId, role, reviewFirst } = section;
    const by = { setBy: actor.id, setAs: role, reason: input.reason };
    await setRule(tx, { rootId: input.postId, rootKind: "post", ownerId, who: input.who, reviewFirst, ...by });
    const limited = sectionLimited(subjectRef("section", input.postId), {
      ownerId,
      role,
      who: input.who,
      reason: input.reason,
    });
    return { result: { who: input.who }, events: [limited] };
  },
});

/**
 * Has every comment of others wait until a keeper passes it, or ends that: under one root, or under all roots of an account that have no rule of their own. What waits goes on
 * waiting. Ending it asks for no power: whoever may keep the section may end what was begun while the power was held. May run twice.
 */
export const setReviewFirst = command({
  profile: "operator",
  act: "keep",
  on: (input) => ref(input.of.kind, input.of.id),
  gates: beginningGates<{ on: boolean }>("review-first", ({ on }) => on),
  obligations: ["MB-10.2-b", "PUB-17.2-b"],
  review: exempt("no user text"),
  input: reviewFirstInput,
  async run({ input, actor, target, tx }) {
    const section = sectionOf({ target });
    if (!section?.role || !actor.id) throw new AppError("FORBIDDEN", "ROLE_REQUIRED", { role: "comment-keeper" });
    const { ownerId, role } = section;
    const isRoot = input.of.kind === "section";
    const by = { setBy: actor.id, setAs: role, reason: input.reason };
    const rule = { who: isRoot ? section.who : "everyone", reviewFirst: input.on } as const;
    await setRule(tx, { rootId: target.ref.id, rootKind: isRoot ? "post" : "account", ownerId, ...rule, ...by });
    const set = reviewFirstSet(target.ref, { ownerId, role, on: input.on, reason: input.reason });
    return { result: { reviewFirst: input.on }, events: [set] };
  },
});

/** Lifts the bar on a commenter. CONFLICT/ALREADY_DONE where there is none. */
export const liftBar = command({
  profile: "operator",
  act: "keep",
  on: (input) => ref("keeping", input.ownerId),
  gates: [mayEnd("bar")],
  obligations: ["MB-10.2-b", "PUB-17.2-a"],
  review: exempt("no user text"),
  input: liftBarInput,
  async run({ input, target, tx }) {
    const section = sectionOf({ target });
    if (!section?.role) throw new AppError("FORBIDDEN", "ROLE_REQUIRED", { role: "comment-keeper" });
    if (!(await deleteBar(tx, section.ownerId, input.accountId as AccountId)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const unbarred = { ownerId: section.ownerId, role: section.role, accountId: input.accountId };
    return { result: { id: input.accountId }, events: [commenterUnbarred(target.ref, unbarred)] };
  },
});
