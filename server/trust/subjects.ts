// How the kinds of content are found, snapshotted, released and withdrawn. Each domain gives one module per kind; the api joins them.
import { type SQL, sql } from "drizzle-orm";
import type { Rows } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import { shared } from "@/server/core/process-slot";
import type { ReadScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { ContentKind, SubjectKind, SubjectRef } from "@/server/shared/subject";

/** What gates may know of the thing acted on. */
export interface Target {
  ref: SubjectRef;
  ownerId: AccountId | null;
  ownerPrincipalId: PrincipalId | null;
  /** What the kind's own gates need; see the domain's subject.ts. */
  details: Readonly<Record<string, unknown>>;
}

/** Kinds that a command can be `on`. */
export interface TargetModule {
  /** The target if the viewer may see it, else null: not there and not visible are one answer. */
  find(scope: ReadScope, id: string): Promise<Target | null>;
}

/** A content as it was at one moment, for decisions, measures and statements: explainable after item and rule changed. */
export interface Snapshot {
  kind: ContentKind;
  id: string;
  rootId: string;
  authorId: AccountId;
  authorName: string;
  texts: { field: string; text: string }[];
  mediaIds: string[];
  /** What somebody else wrote that a repost or quote is about; never judged with it. */
  about?: { authorName: string; body: string } | null;
  createdAt: string;
  editedAt: string | null;
  /** Views are not counted yet anywhere; likes, comments and reposts as they stood. */
  spread: Record<string, number>;
  address: string;
}

/** Kinds that review and the desk act on. */
export interface ContentModule extends TargetModule {
  /** A select of the content with this id as it stands, whoever may see it, as one json column; no row where it never existed. */
  record(id: SQL): SQL;
  /** Pure: the snapshot made of what `record` selected. */
  snapshotOf(record: unknown): Snapshot;
  /**
   * The statements that belong to a change of what readers see of the subject: `shown` counts it where it is counted (a post in its author's posts, a comment under its
   * post and in its thread), `hidden` takes it out. They run in the transaction of the change, and never twice in a row with the same word. Left out by kinds that nothing counts.
   */
  counted?(subject: SubjectRef, word: "shown" | "hidden"): SQL[];
  /** True where review alone does not show it: whoever keeps the comments there passes each one first. Left out by kinds that nobody keeps. */
  awaits?(tx: WriteTx, subject: SubjectRef): Promise<boolean>;
  /** Kinds of which single fields can be taken away and given back; the content itself stays. Restoring leaves alone what its owner has changed since. */
  fields?: {
    clear(tx: WriteTx, subject: SubjectRef, fields: readonly string[], by: MeasureId): Promise<Beside[]>;
    restore(
      tx: WriteTx,
      subject: SubjectRef,
      fields: readonly string[],
      taken: Snapshot,
      by: MeasureId,
    ): Promise<Beside[]>;
  };
  /** Kinds that are revisions of something visible: the changes that passing and refusing are. Others leave both out. The author's principal is locked. */
  revision?: {
    apply(tx: WriteTx, subject: SubjectRef): Promise<Beside[]>;
    refuse(tx: WriteTx, subject: SubjectRef): Promise<Beside[]>;
  };
}

export interface SubjectModules {
  targets: Readonly<Partial<Record<SubjectKind, TargetModule>>>;
  contents: Readonly<Record<ContentKind, ContentModule>>;
}

const slot = shared("subjects", (): { modules: SubjectModules | null } => ({ modules: null }));

/** The api hands in every domain's modules at boot. */
export function installSubjects(modules: SubjectModules): void {
  slot.modules = modules;
}

/** The module of a content kind; the compiler holds the registry to every kind. */
export function contentModule(kind: ContentKind): ContentModule {
  if (!slot.modules) throw new Error("No subject modules are installed.");
  return slot.modules.contents[kind];
}

/** The module that finds targets of a kind. */
export function targetModule(kind: SubjectKind): TargetModule {
  const found = slot.modules?.targets[kind] ?? slot.modules?.contents[kind as ContentKind]; // every content kind is a target too
  if (!found) throw new Error(`Nothing can be done on a ${kind}.`);
  return found;
}

/** The content as it stands, whoever may see it; null when it never existed. */
export async function findSnapshot(
  through: Rows,
  content: { kind: ContentKind; id: string },
): Promise<Snapshot | null> {
  const [found] = await findSnapshots(through, [content]);
  return found ?? null;
}

/** The same for contents of any kinds in one statement: one answer for each, in their order. */
export async function findSnapshots(
  through: Rows,
  contents: readonly { kind: ContentKind; id: string }[],
): Promise<(Snapshot | null)[]> {
  if (contents.length === 0) return [];
  const kinds = contents.map(({ kind }) => kind);
  const records = [...new Set(kinds)].map(
    (kind) => sql`when ${sql.raw(`'${kind}'`)} then (${contentModule(kind).record(sql`w.id`)})`,
  );
  const rows = await through.rows<{ record: unknown }>(sql`
    select case w.kind ${sql.join(records, sql` `)} end as record
    from unnest(${sql.param(kinds)}::text[], ${sql.param(contents.map(({ id }) => id))}::uuid[]) with ordinality as w(kind, id, place)
    order by w.place`);
  return rows.map(({ record }, at) => {
    const kind = kinds[at];
    return record && kind ? contentModule(kind).snapshotOf(record) : null;
  });
}
