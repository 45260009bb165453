// Turns events into notices for the people they concern. Safe to run twice: an event makes a notice once.
import { sql } from "drizzle-orm";
import type { StoredEvent } from "@/server/core/event-log";
import type { Handler } from "@/server/core/outbox";
import { readScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import { mentionsOf } from "@/server/shared/entities";
import type { AccountId } from "@/server/shared/ids";
import { type SubjectKind, subjectRef } from "@/server/shared/subject";
import { concernedBy } from "@/server/trust/authors/mentions";
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

/**
 * A post or comment that names people or passes a post on, told to each once per person and content, as soon as they can read it: when it is published, edited, or let
 * through. A name that stands only in an edit that waits is told when the edit is applied.
 */
export const noticeConcerned: Handler = async (event, tx) => {
  const kind = event.subjectKind.startsWith("comment") ? "comment" : "post";
  // A post's revision names its post as its root.
  const id = kind === "post" ? event.rootId : event.subjectId;
  const subject = subjectRef(kind, id, event.rootId);
  for (const { accountId, as, name, authorId } of await concernedBy(tx, subject)) {
    if (accountId === authorId) continue;
    const [read] = await tx.rows<{ body: string }>(sql`
      select t.body from ${visibleTexts(readScope(accountId, tx.now, tx))} t where t.kind = ${kind} and t.id = ${id}::uuid`);
    if (!read || (name !== null && !mentionsOf(read.body).includes(name))) continue;
    await notify(tx, { eventId: event.id, actorId: authorId, subject, to: accountId, kind: as, once: true });
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
