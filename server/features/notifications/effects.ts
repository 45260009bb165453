// Turns events into notices for the people they concern. Safe to run twice: an event makes a notice once.
import { sql } from "drizzle-orm";
import type { StoredEvent } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import { readScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import { type SubjectKind, subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";
import { visibleTexts } from "./visibility";

/** A like, told to the post's author once per person. */
export const noticeLike: Handler = async (event, tx) => {
  await notify(tx, { ...from(event), to: event.payload.authorId as AccountId, kind: "like", once: true }); // the event's schema
};

/** A comment, told to the post's author, and an answer, told to whom it answers; nobody is told of what they may not see. */
export const noticeComment: Handler = async (event, tx) => {
  const { postAuthorId, answeredAuthorId } = event.payload as Record<string, AccountId | null>; // the event's schema
  const readers = [
    { to: answeredAuthorId, kind: "reply" },
    { to: postAuthorId === answeredAuthorId ? null : postAuthorId, kind: "comment" },
  ];
  for (const { to, kind } of readers) {
    if (to && to !== event.actorId && (await canRead(tx, to, event))) await notify(tx, { ...from(event), to, kind });
  }
};

/** A new follower, told once per person. */
export const noticeFollow: Handler = async (event, tx) => {
  const followed = event.subjectId as AccountId; // the subject of account.followed
  await notify(tx, { ...from(event), to: followed, kind: "follow", subject: null, once: true });
};

function from(event: StoredEvent) {
  const subject = subjectRef(event.subjectKind as SubjectKind, event.subjectId, event.rootId); // the log keeps kinds as text
  return { eventId: event.id, actorId: event.actorId, subject };
}

async function canRead(tx: WriteTx, reader: AccountId, event: StoredEvent): Promise<boolean> {
  const scope = readScope(reader, tx.now, tx);
  const rows = await tx.rows(sql`
    select 1 from ${visibleTexts(scope)} t where t.kind = ${event.subjectKind} and t.id = ${event.subjectId}::uuid`);
  return rows.length > 0;
}
