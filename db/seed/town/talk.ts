// The town talks: posts, comments, likes and follows, each at its time.

import type { CommentId, PostId } from "@/server/shared/ids";
import { addMinutes } from "@/server/shared/time";
import { upload } from "./arrivals";
import type { PersonKey } from "./people";
import { altOf } from "./pictures";
import { follows, likes } from "./relations";
import { threads } from "./texts";
import type { Thread } from "./thread";
import { instantOf, type Said } from "./timeline";
import { as, inhabitantOf, itIs, type Town } from "./town";

/** Everybody follows whom they will talk to, a month before the present. */
export async function everybodyFollows(town: Town): Promise<void> {
  let at = instantOf(town.present, 30, "09:00");
  for (const { from, to } of follows) {
    at = addMinutes(at, 1);
    itIs(at);
    await as(town, from).relations.followAccount({ accountId: inhabitantOf(town, to).accountId });
  }
}

/** Says one thing. Throws where review does not let it pass: what the town says is harmless, or it is the desk's. */
export async function say(town: Town, said: Said): Promise<void> {
  if (said.is === "remark") return remark(town, said);
  const { by, text, images, audience, declared } = said.thread;
  const shown = [];
  for (const name of images) {
    shown.push({ id: await upload(town, by, await town.pictures.picture(name)), alt: altOf(name) });
  }
  const made = await as(town, by).microblog.createPost({
    body: text,
    audience,
    declared: [...declared],
    images: shown,
  });
  requireShown(made, text);
  town.posts.set(said.thread, made.id as PostId); // the command made it
}

async function remark(town: Town, { thread, remark, answers }: Extract<Said, { is: "remark" }>): Promise<void> {
  const postId = town.posts.get(thread);
  if (!postId) throw new Error(`Nothing was posted yet: ${thread.text}`);
  const replyTo = answers ? town.remarks.get(answers) : undefined;
  const made = await as(town, remark.by).comments.createComment({
    postId,
    body: remark.text,
    ...(replyTo ? { replyTo } : {}),
  });
  requireShown(made, remark.text);
  town.remarks.set(remark, made.id as CommentId); // the command made it
}

/** Those who like the post of this number do so. */
export async function likePost(town: Town, thread: Thread, index: number): Promise<void> {
  const postId = town.posts.get(thread);
  if (!postId) return;
  await Promise.all((likes[index] ?? []).map((key) => as(town, key).microblog.likePost({ postId })));
}

/** The latest post of this person that was answered, so far. */
export function latestPostOf(town: Town, by: PersonKey): PostId {
  const own = threads.filter((thread) => thread.by === by && thread.remarks.length > 0 && town.posts.has(thread));
  const postId = own.length > 0 ? town.posts.get(own.reduce((a, b) => (a.daysAgo <= b.daysAgo ? a : b))) : undefined;
  if (!postId) throw new Error(`${by} has posted nothing that was answered.`);
  return postId;
}

function requireShown({ held }: { held: boolean }, text: string): void {
  if (held) throw new Error(`Review held what the town says every day: ${text}`);
}
