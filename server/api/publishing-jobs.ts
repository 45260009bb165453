// What time does to what people write: scheduled drafts become posts, and polls end.
import { randomUUID } from "node:crypto";
import { callerOf } from "@/server/api/caller";
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import { reader } from "@/server/core/database";
import type { Job } from "@/server/core/jobs";
import type { RequestContext } from "@/server/core/request";
import { type DueDraft, dueDrafts } from "@/server/features/microblog/visibility/drafts";
import { endedPolls } from "@/server/features/microblog/visibility/polls";
import { refusalFrom } from "@/server/pipeline/trpc";
import { postInputOf, refusalOfPublishing } from "@/server/shared/draft-content";
import { newId, type PostId, type SessionId } from "@/server/shared/ids";

const most = 200;

/**
 * Publishes drafts whose time has come, as their authors and through the command that they would have used, so that every gate of this moment holds. What is refused stays a draft
 * and says why; what only cannot be reached is tried again. A draft becomes one post, however often the job dies in between: the command takes it away with its own commit.
 */
export const publishScheduled: Job = {
  everyMinutes: 1,
  async run(now) {
    for (const draft of await dueDrafts(reader, now, most)) await publish(draft);
  },
};

/** Tells of polls that are over. Whether one is over is compared with the clock wherever it is read; this only brings the news. */
export const announcePolls: Job = {
  everyMinutes: 1,
  async run(now) {
    const { microblog } = systemCaller("announce-polls");
    for (const postId of await endedPolls(reader, now, most)) await unlessDone(microblog.announcePoll({ postId }));
  },
};

async function publish(draft: DueDraft): Promise<void> {
  const context = onBehalfOf(draft);
  const { quoteOf } = draft.content;
  const input = { ...postInputOf(draft.content), draftId: draft.id };
  try {
    const { microblog } = callerOf(context);
    if (quoteOf)
      await microblog.quotePost({ ...input, postId: quoteOf as PostId }); // whatever it names is looked for among posts
    else await microblog.createPost(input);
  } catch (error) {
    const refusal = refusalOfPublishing(draft.content, refusalFrom(error, context.correlationId));
    const isGone = refusal.reason === "DRAFT_GONE";
    const isAway = refusal.kind === "UNAVAILABLE" && refusal.reason !== "EMERGENCY";
    if (isGone || isAway) return;
    await unlessDone(systemCaller("publish-scheduled").microblog.stopScheduledDraft({ draftId: draft.id, refusal }));
  }
}

/** The author's own standing and place. The address is this machine's: the author's was recorded when they scheduled it. */
function onBehalfOf({ accountId, principalId, region }: DueDraft): RequestContext {
  return {
    session: { id: newId<SessionId>(), accountId, principalId, secondFactorAt: null },
    system: null,
    address: "127.0.0.1",
    port: 0,
    device: "publish-scheduled",
    region,
    locale: "zh-CN",
    correlationId: randomUUID(),
  };
}
