// What is asked before a post is quoted: by publishing, by planning to, and by a composer that wants to know. None of it writes.
import type { Rows } from "@/server/core/database";
import { readScope } from "@/server/core/read-scope";
import { AppError, notFound } from "@/server/shared/errors";
import type { PostId } from "@/server/shared/ids";
import { quotesAccepted } from "@/server/trust/contact/gates";
import type { Facts } from "@/server/trust/policy/facts";
import { notRemoved } from "@/server/trust/policy/gates";
import type { Target } from "@/server/trust/subjects";
import { sourceIsPublic } from "./policy";
import type { PostSource } from "./store/publish";
import { detailsOf, postSubject } from "./subject";

/** What is asked of the post that is quoted. */
export const quotable = [notRemoved, sourceIsPublic, quotesAccepted] as const;

/**
 * What a repost or quote that is quoted is about: it is quoted with it, so its author is asked as well. Null where there is nothing at the beginning that the actor may see and share: then
 * the quote is about what is quoted alone.
 */
export async function beginningOf(through: Rows, facts: Facts, quoted: Target): Promise<PostSource | null> {
  const { isRepost, sourceId } = detailsOf(quoted);
  if (!sourceId) return null;
  const about = { ...facts, target: await findPost(through, facts, sourceId) };
  if (sourceIsPublic.check(about, undefined)) {
    if (isRepost) throw notFound();
    return null;
  }
  const refused = quotesAccepted.check(about, undefined);
  if (refused) throw refused;
  return { id: sourceId, authorId: about.target?.ownerId ?? null, viaId: isRepost ? null : (quoted.ref.id as PostId) }; // the target of a quote is a post
}

/** Refuses what quoting this post would refuse now; CONFLICT/QUOTED_GONE for a post that is not there (any more) or not for the actor. */
export async function mustBeQuotable(through: Rows, facts: Facts, postId: PostId): Promise<void> {
  const target = await findPost(through, facts, postId);
  if (!target) throw new AppError("CONFLICT", "QUOTED_GONE", {});
  for (const gate of quotable) {
    const refused = gate.check({ ...facts, target }, undefined);
    if (refused) throw refused;
  }
  await beginningOf(through, facts, target);
}

function findPost(through: Rows, { account, now }: Facts, id: PostId): Promise<Target | null> {
  return postSubject.find(readScope(account?.accountId ?? null, now, through), id);
}
