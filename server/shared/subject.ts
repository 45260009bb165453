// What decisions, reports, measures and events are about. A subject is named by kind and id, never by a foreign key.

/** Kinds that people write and the desk can judge. */
export const contentKinds = [
  "post",
  "post-revision",
  "comment",
  "comment-revision",
  "account",
  "profile-revision",
  "list",
] as const;
export type ContentKind = (typeof contentKinds)[number];

/** Everything an event can be about. */
export const subjectKinds = [
  ...contentKinds,
  "media",
  "draft",
  "session",
  "registration-attempt",
  "principal",
  "verification",
  "opening",
  "mark-application",
  "document",
  "report",
  "case",
  "measure",
  "appeal",
  "rule",
  "report-item",
  "network-log",
  "obligation",
  "export",
  "installation",
  "circle",
  "licence",
  "topic",
  "content-label",
  "hot-entry",
  "section",
  "keeping",
  "kept-comment",
  "look",
  "power-wish",
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Kinds that a person can report: in two taps from wherever they are shown. */
export const reportableKinds = ["post", "comment", "account", "list"] as const;
export type ReportableKind = (typeof reportableKinds)[number];

/** Names a subject from outside, before it has been found. */
export interface SubjectName<Kind extends SubjectKind = SubjectKind> {
  kind: Kind;
  id: string;
}

/** Names a subject that exists, with the root it lives under (a comment's post; a post its own id). */
export interface SubjectRef<Kind extends SubjectKind = SubjectKind> extends SubjectName<Kind> {
  rootId: string;
}

export function ref<Kind extends SubjectKind>(kind: Kind, id: string): SubjectName<Kind> {
  return { kind, id };
}

export function subjectRef<Kind extends SubjectKind>(kind: Kind, id: string, rootId: string = id): SubjectRef<Kind> {
  return { kind, id, rootId };
}
