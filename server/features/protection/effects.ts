// Tells a person of a pile-on and offers protection: they need not find it. Safe to run twice.
import { appendEvents, type StoredEvent } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import type { WriteTx } from "@/server/core/write-tx";
import { systemRequest } from "@/server/pipeline/system-request";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { concernedBy } from "@/server/trust/authors/mentions";
import { pileOn, strangersSince } from "@/server/trust/contact/pile-on";
import { notify } from "@/server/trust/notify";
import { protectionOffered } from "./contract";
import { noteOffer } from "./store";

/** After a post or comment reaches others: looks whether whom it names or quotes, its post's author, or whom it answers, is being piled on. */
export const watchPileOn: Handler = async (event, tx) => {
  const isComment = event.subjectKind.startsWith("comment");
  const said = isComment
    ? subjectRef("comment", event.subjectId, event.rootId)
    : // A post's revision names its post as its root.
      subjectRef("post", event.rootId);
  const { postAuthorId, answeredAuthorId } = event.payload as Partial<Record<string, AccountId | null>>; // those of a new comment
  const concerned = (await concernedBy(tx, said)).filter(({ as }) => as !== "repost");
  const reached = [
    postAuthorId === event.actorId ? null : postAuthorId,
    answeredAuthorId === event.actorId ? null : answeredAuthorId,
    ...concerned.filter(({ accountId, authorId }) => accountId !== authorId).map(({ accountId }) => accountId),
  ];
  for (const to of new Set(reached)) if (to) await offerProtection(tx, to, event);
};

/** Offers protection mode, once a day at most and not while it is on, to whom as many strangers reach as make a pile-on. */
export async function offerProtection(tx: WriteTx, to: AccountId, event: StoredEvent): Promise<void> {
  const strangers = await strangersSince(tx, to, new Date(tx.now.getTime() - pileOn.minutes * 60_000));
  if (strangers < pileOn.strangers || !(await noteOffer(tx, to, addDays(tx.now, -1)))) return;
  const subject = subjectRef("account", to);
  const request = { ...systemRequest("pile-on"), correlationId: event.correlationId };
  await appendEvents(tx, request, "settings", [protectionOffered(subject, { strangers, minutes: pileOn.minutes })]);
  await notify(tx, { eventId: event.id, to, kind: "pile-on", subject, params: { count: strangers } });
}
