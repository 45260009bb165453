// Pure: rows to grouped notices.
import type { AccountBrief } from "@/server/shared/account-brief";
import { excerptOf } from "@/server/shared/excerpt";
import type { AccountId } from "@/server/shared/ids";
import type { NoticeView, NotificationId } from "./contract";

export interface NoticeRow {
  id: NotificationId;
  kind: string;
  actorId: AccountId | null;
  subjectKind: string | null;
  subjectId: string | null;
  rootId: string | null;
  params: Record<string, string | number | null>;
  createdAt: Date;
  readAt: Date | null;
  excerpt: string | null;
}

/** Kinds of which many say one thing: who liked or passed on this post, who began to follow. */
const grouped = new Set(["like", "comment-like", "repost", "follow"]);
const namedActors = 3;

/** Joins rows, newest first, into lines: likes and reposts of one post and new followers become one line each, at the place of the newest. A line is read when all of it is. */
export function noticesOf(rows: readonly NoticeRow[], authors: ReadonlyMap<AccountId, AccountBrief>): NoticeView[] {
  const lines = new Map<string, NoticeRow[]>();
  for (const row of rows) {
    const key = grouped.has(row.kind) ? `${row.kind}:${row.kind === "follow" ? "" : row.subjectId}` : row.id;
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  return [...lines.values()].flatMap((line) => {
    const [newest] = line;
    if (!newest) return [];
    const actorIds = [...new Set(line.flatMap((row) => row.actorId ?? []))];
    return [
      {
        id: newest.id,
        kind: newest.kind,
        actors: actorIds.flatMap((id) => authors.get(id) ?? []).slice(0, namedActors),
        actorCount: actorIds.length,
        subject:
          newest.subjectKind && newest.subjectId && newest.rootId
            ? { kind: newest.subjectKind, id: newest.subjectId, rootId: newest.rootId }
            : null,
        excerpt: newest.excerpt === null ? null : excerptOf(newest.excerpt),
        params: newest.params,
        at: newest.createdAt.toISOString(),
        isRead: line.every((row) => row.readAt !== null),
      },
    ];
  });
}
