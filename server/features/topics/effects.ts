// Keeps the topics of posts as their texts have them. Safe to run twice.
import type { StoredEvent } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import type { WriteTx } from "@/server/core/write-tx";
import { topicsOf } from "@/server/shared/entities";
import type { PostId } from "@/server/shared/ids";
import { findSnapshots } from "@/server/trust/subjects";
import { setTopics, tellTopics } from "./store";

/**
 * The text that readers see of a post changed, or is there for the first time: its topics follow. Whether anybody may see the post is asked when topics are read, not
 * here.
 */
export const indexTopics: Handler = async (event, tx) => {
  const id = await changedPost(event, tx);
  const [post] = id === null ? [null] : await findSnapshots(tx, [{ kind: "post", id }]);
  const body = post?.texts.find(({ field }) => field === "body")?.text ?? "";
  if (!post) return;
  const postId = post.id as PostId; // the snapshot of a post
  const topics = topicsOf(body);
  await setTopics(tx, postId, topics);
  if (topics.length > 0) await tellTopics(tx, postId);
};

/** The post whose text the event changed: its own, that of a released edit, or that of an edit whose refusal fell with a measure. Null for anything else. */
async function changedPost(event: StoredEvent, tx: WriteTx): Promise<string | null> {
  if (event.subjectKind === "post" || event.subjectKind === "post-revision") return event.rootId;
  const { subjectKind, subjectId } = event.payload as { subjectKind?: string; subjectId?: string }; // events of measures name what they are about
  if (subjectKind !== "post-revision" || !subjectId) return null;
  const [revision] = await findSnapshots(tx, [{ kind: "post-revision", id: subjectId }]);
  return revision?.rootId ?? null;
}
