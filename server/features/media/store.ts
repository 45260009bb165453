// SQL that writes pictures. Every function takes a WriteTx.
import { type SQL, sql } from "drizzle-orm";
import { media } from "@/db/schema/media";
import type { WriteTx } from "@/server/core/write-tx";
import type { AigcLabel } from "@/server/shared/ai-marks";
import type { AccountId, MediaId } from "@/server/shared/ids";
import type { TakenIn } from "./intake";

/** Records a picture that was taken in. */
export async function insertImage(
  tx: WriteTx,
  ownerId: AccountId,
  { id, kind, durationMs, file, variants }: TakenIn,
): Promise<MediaId> {
  const texts = file.text.state === "read" ? JSON.stringify(file.text.texts) : null;
  await tx.rows(sql`
    insert into ${media} (id, owner_id, kind, duration_ms, type, width, height, bytes, sha256, perceptual_hash, colours, placeholder, variants,
      ai_mark, aigc_label, texts, created_at)
    values (${id}::uuid, ${ownerId}::uuid, ${kind}, ${durationMs}::int, ${file.type}, ${file.width}::int, ${file.height}::int, ${file.byteLength}::int, ${file.sha256},
      ${file.perceptualHash}, ${file.colours}, ${file.placeholder}, ${JSON.stringify(variants)}::jsonb, ${file.aiMark},
      ${file.aigcLabel ? JSON.stringify(file.aigcLabel) : null}::jsonb, ${texts}::jsonb, ${tx.now}::timestamptz)`);
  return id;
}

/** The statement that notes which label the picture's files carry. */
export function labelCarried(id: MediaId, label: AigcLabel): SQL {
  return sql`update ${media} set aigc_label = ${JSON.stringify(label)}::jsonb where id = ${id}::uuid`;
}
