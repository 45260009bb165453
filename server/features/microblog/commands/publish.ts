// Publishing: posts of one's own, and posts about posts of others.

import type { z } from "zod";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { type Actor, command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import type { AccountId, PostId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import type { Reviewed } from "@/server/shared/user-text";
import { imagesForReview, picturesDeclaredAi } from "@/server/trust/attachments";
import { keepMentions } from "@/server/trust/authors/mentions";
import { repostsAccepted } from "@/server/trust/contact/gates";
import {
  advertisingNotStopped,
  fewNamed,
  linksAllowed,
  newsLicensed,
  notRemoved,
  saysSomething,
} from "@/server/trust/policy/gates";
import { createPostInput, onePostInput, postCreated, postReposted, quotePostInput } from "../contract";
import { audienceNamed, originNamed, sourceIsPublic } from "../policy";
import { beginningOf, quotable } from "../quoting";
import { draftTaken } from "../store/drafts";
import { pollStored } from "../store/polls";
import { insertPost, insertRepost, type PostSource } from "../store/publish";
import { detailsOf } from "../subject";

const publishing = [
  advertisingNotStopped,
  newsLicensed,
  linksAllowed,
  fewNamed,
  audienceNamed,
  originNamed,
  saysSomething,
] as const;

/** What review must know of a post besides its own texts. */
async function besideText(input: { images: z.output<typeof createPostInput>["images"]; declared: readonly string[] }) {
  return {
    ...(await imagesForReview(
      input.images.map((image) => image.id),
      { mayPlay: true },
    )),
    isAdvert: input.declared.includes("advert"),
    isReprint: input.declared.includes("reprint"),
  };
}

/**
 * Publishes a post. Held text or images make it visible to its author and the desk alone. Refuses INVALID/INPUT_INVALID without text and images, or with an
 * image or a circle that is not the author's own; INVALID/TOO_MANY_NAMED; FORBIDDEN/CONTACT_LIMITED where somebody named does not want to be. Two calls make two posts, but of
 * one draft one: it goes with its publishing, and where it is gone the second call is CONFLICT/DRAFT_GONE.
 */
export const createPost = command({
  profile: "publish",
  act: "post",
  on: exempt("a post is a root of its own"),
  gates: [...publishing],
  obligations: ["MB-04.2-a", "MB-07.1-c", "MB-12.1-a", "MB-06.2-a", "GRP-07.2-b", "MB-16.2-a"],
  review: { as: "post", also: besideText },
  input: createPostInput,
  async run({ input, actor, review, tx }) {
    const { subject, beside } = await published(tx, actor, input, null);
    return {
      result: { id: subject.id as PostId, held: review?.outcome === "hold" }, // insertPost made the id
      subject,
      beside,
      events: [postCreated(subject, createdOf(actor, input, null))],
    };
  },
});

/**
 * Publishes a post about another, which is shown with it as long as whoever reads may see that one. Quoting a quote names the post at the beginning and keeps the way to it.
 * Refuses as createPost does; NOT_FOUND for a post that is not there (any more) or not for the author; FORBIDDEN/NOT_SHAREABLE for one that is not public, FORBIDDEN/CONTACT_LIMITED where its author, or
 * the author of the post at the beginning, does not let the actor quote them. Two calls make two posts.
 */
export const quotePost = command({
  profile: "publish",
  act: "post",
  on: (input) => ref("post", input.postId),
  gates: [...publishing, ...quotable],
  obligations: ["MB-04.2-a", "MB-07.1-c", "MB-12.1-a", "MB-06.2-a", "GRP-07.2-b", "MB-16.2-a"],
  review: { as: "post", also: besideText },
  input: quotePostInput,
  async run({ input, actor, target, facts, review, tx }) {
    const quoted = { id: target.ref.id as PostId, authorId: target.ownerId, viaId: null }; // `on` named a post
    const { subject, beside } = await published(tx, actor, input, (await beginningOf(tx, facts, target)) ?? quoted);
    return {
      result: { id: subject.id as PostId, held: review?.outcome === "hold" }, // insertPost made the id
      subject,
      beside,
      events: [postCreated(subject, createdOf(actor, input, quoted.id))],
    };
  },
});

/**
 * Shows a public post to one's own followers, with its author, region and labels; while it is out of sight, so is the repost. A repost is reposted as what it shows. Held
 * where reposts wait for a person. CONFLICT/ALREADY_DONE the second time; NOT_FOUND for a post that is not there (any more); FORBIDDEN/NOT_SHAREABLE for one that is not public;
 * FORBIDDEN/CONTACT_LIMITED where its author does not let the actor pass it on; FORBIDDEN/REPOST_MEASURED while a measure holds an earlier repost of it, also one that was taken back. A quote says words of its own and is judged by them.
 */
export const repostPost = command({
  profile: "publish",
  act: "post",
  on: (input) => ref("post", input.postId),
  gates: [notRemoved, sourceIsPublic, repostsAccepted],
  obligations: ["MB-04.2-a", "MB-07.1-c", "MB-12.1-a", "MB-06.2-a", "GRP-07.2-b", "MB-16.2-a"],
  review: { as: "post" },
  input: onePostInput,
  async run({ target, actor, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const details = detailsOf(target);
    const shown = details.isRepost
      ? { sourceId: details.sourceId, sourceAuthorId: details.sourceAuthorId }
      : { sourceId: target.ref.id as PostId, sourceAuthorId: target.ownerId }; // `on` named a post
    const id = await insertRepost(tx, { authorId: actor.id, region: actor.request.region, ...shown });
    if (id === "standing") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    if (typeof id === "object") throw new AppError("FORBIDDEN", "REPOST_MEASURED", id);
    const subject = subjectRef("post", id);
    return {
      result: { id, held: review?.outcome === "hold" },
      subject,
      events: [
        postReposted(subject, {
          authorId: actor.id,
          sourceId: shown.sourceId ?? "",
          sourceAuthorId: shown.sourceAuthorId ?? "",
        }),
      ],
    };
  },
});

type Written = Reviewed<z.output<typeof createPostInput>>;

async function published(tx: WriteTx, actor: Actor, input: Written, source: PostSource | null) {
  if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  const made = await insertPost(tx, { ...input, authorId: actor.id, region: actor.request.region, source });
  const wrong = !made.isOwnCircle ? "circleId" : made.areOwnImages ? null : "images";
  if (wrong) throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: wrong, problem: "not_yours" }] });
  const subject = subjectRef("post", made.id);
  await keepMentions(tx, { accountId: actor.id }, subject, input.body);
  return { subject, beside: besidePost(made.id, actor.id, input, tx.now) };
}

/** What is written with the post's event: its poll, what its pictures are said to be, and the end of the draft that it was. */
function besidePost(
  postId: PostId,
  authorId: AccountId,
  { declared, images, poll, draftId }: Written,
  now: Date,
): Beside[] {
  const isAi = declared.includes("ai") && images.length > 0;
  return [
    ...(poll ? pollStored(postId, poll, now) : []),
    ...(isAi ? [{ change: picturesDeclaredAi(images.map(({ id }) => id)) }] : []),
    ...(draftId
      ? [{ change: draftTaken(draftId, authorId), refusal: new AppError("CONFLICT", "DRAFT_GONE", {}) }]
      : []),
  ];
}

function createdOf(actor: Actor, { audience, images }: Written, quotes: PostId | null) {
  return { authorId: actor.id ?? "", audience, images: images.length, quotes };
}
