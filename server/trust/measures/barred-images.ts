// Pictures and recordings that a measure took away do not come in again while it stands, whoever sends them and however they were resized or encoded anew.
import { type SQL, sql } from "drizzle-orm";
import { media } from "@/db/schema/media";
import { barredImage } from "@/db/schema/trust/measures";
import type { Rows } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import { type Fingerprint, likeness, mirroredBits, samePictureDistance } from "@/server/core/media/perceptual";
import type { MeasureId } from "@/server/shared/ids";
import type { Snapshot } from "@/server/trust/subjects";

/** Bars every file that the content showed. */
export function imagesBarred(id: MeasureId, { mediaIds }: Pick<Snapshot, "mediaIds">): Beside[] {
  if (mediaIds.length === 0) return [];
  const change = sql`
    insert into ${barredImage} (measure_id, media_id, sha256, perceptual_hash, colours)
    select ${id}::uuid, m.id, m.sha256, m.perceptual_hash, m.colours from ${media} m where m.id = any(${sql.param(mediaIds)}::uuid[])
    on conflict do nothing`;
  return [{ change }];
}

/** Takes back what this measure bars; what another measure bars as well stays barred. */
export function imagesUnbarred(id: MeasureId): Beside[] {
  return [{ change: sql`delete from ${barredImage} where measure_id = ${id}::uuid` }];
}

/** What a file is recognised by: its bytes, and of a picture its look (empty hash: none). */
export interface Recognised extends Fingerprint {
  sha256: string;
}

/** A file with the barred one that it is, or looks like. */
export interface BarredLike {
  is: "same" | "alike";
  measureId: MeasureId;
}

/** The barred file that this one is, else one that it looks like, else null. Reads every barred file. */
export async function findBarredLike(rows: Rows, file: Recognised): Promise<BarredLike | null> {
  const looks =
    file.perceptualHash === "" ? sql`false` : looksAlike(sql`b.perceptual_hash`, sql`${file.perceptualHash}`);
  const found = await rows.rows<Recognised & { measureId: MeasureId }>(sql`
    select b.measure_id as "measureId", b.sha256, b.perceptual_hash as "perceptualHash", b.colours from ${barredImage} b
    where b.sha256 = ${file.sha256} or ${looks}`);
  return nearest(found.map((barred) => ({ barred, file })));
}

/** The same for stored files in one statement: the nearest of all. */
export async function findBarredAmong(rows: Rows, mediaIds: readonly string[]): Promise<BarredLike | null> {
  const found = await rows.rows<{ barred: Recognised & { measureId: MeasureId }; file: Recognised }>(sql`
    select json_build_object('measureId', b.measure_id, 'sha256', b.sha256, 'perceptualHash', b.perceptual_hash, 'colours', b.colours) as barred,
      json_build_object('sha256', m.sha256, 'perceptualHash', m.perceptual_hash, 'colours', m.colours) as file
    from ${media} m join ${barredImage} b on b.media_id = m.id or b.sha256 = m.sha256
      or (m.perceptual_hash <> '' and ${looksAlike(sql`b.perceptual_hash`, sql`m.perceptual_hash`)})
    where m.id = any(${sql.param(mediaIds)}::uuid[])`);
  return nearest(found);
}

/** A condition: this very file is not barred, for what is written after the look at it. */
export function notBarred(mediaId: SQL): SQL {
  return sql`not exists (select from ${barredImage} bi where bi.media_id = ${mediaId})`;
}

/** A condition: two hashes are those of one picture's shapes, mirrored or not. A recording has none (empty), and is like nothing. */
export function looksAlike(one: SQL, other: SQL): SQL {
  const apart = sql`('x' || ${one})::bit(64) # ('x' || ${other})::bit(64)`;
  return sql`(case when ${one} = '' then false else least(bit_count(${apart}),
    bit_count(${apart} # ('x' || ${mirroredBits()}::text)::bit(64))) <= ${samePictureDistance}::int end)`;
}

function nearest(
  found: readonly { barred: Recognised & { measureId: MeasureId }; file: Recognised }[],
): BarredLike | null {
  const judged = found.map(({ barred, file }) => ({
    is: barred.sha256 === file.sha256 ? ("same" as const) : likeness(barred, file),
    measureId: barred.measureId,
  }));
  const same = judged.find(({ is }) => is === "same");
  const near = same ?? judged.find(({ is }) => is === "alike");
  return near && near.is !== "other" ? { is: near.is, measureId: near.measureId } : null;
}
