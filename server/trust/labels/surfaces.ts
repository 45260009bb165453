// The places where posts are brought to people, and what each refuses. One table, public, and one condition: a place that is not in it shows nothing.
import { type SQL, sql } from "drizzle-orm";
import { contentLabel } from "@/db/schema/trust/labels";
import type { ContentLabel } from "@/server/shared/labels";

/**
 * What each surface refuses. Harmful content never comes to anybody by itself: whoever goes to its author or its address finds it, after a notice (Ecological Governance
 * Provisions, article 11). What may affect minors does not stand on first screens and lists either (Regulations on the Protection of Minors Online, article 24). What is
 * disputed is shown with its mark, and its reach is limited: nothing recommends it.
 */
export const surfaces = {
  /** What the people whom one follows publish: the first screen of whoever is signed in. */
  home: ["harmful", "minors"],
  /** The newest of all: the first screen of everybody else. */
  newest: ["harmful", "minors"],
  hot: ["harmful", "minors", "disputed"],
  topic: ["harmful", "minors"],
  search: ["harmful", "minors"],
  list: ["harmful", "minors"],
  feed: ["harmful", "minors"],
  /** What a notice quotes of others. */
  notices: ["harmful", "minors"],
} as const satisfies Record<string, readonly ContentLabel[]>;
export type Surface = keyof typeof surfaces;

/**
 * A condition over the alias of a relation of posts: neither the post nor what it reposts or quotes bears a label in force that the surface refuses. It comes besides the
 * visibility condition and never instead of it.
 */
export function admittedTo(surface: Surface, alias: string): SQL {
  const a = sql.raw(alias);
  const refused = sql.raw(`array['${surfaces[surface].join("','")}']`); // words of this file
  return sql`not exists (select from ${contentLabel} al where al.root_id in (${a}.id, ${a}.source_id) and al.kind = 'post' and al.ended_at is null
    and al.label = any(${refused}))`;
}

/** The same of a relation of comments, which are read where they stand and brought to people by notices alone. */
export function commentAdmittedTo(surface: "notices", alias: string): SQL {
  const a = sql.raw(alias);
  const refused = sql.raw(`array['${surfaces[surface].join("','")}']`); // words of this file
  return sql`not exists (select from ${contentLabel} al where al.root_id = ${a}.root_id and al.kind = 'comment' and al.subject_id = ${a}.id and al.ended_at is null
    and al.label = any(${refused}))`;
}
