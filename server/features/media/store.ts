// SQL that writes pictures. Every function takes a WriteTx.
import { type SQL, sql } from "drizzle-orm";
import { media } from "@/db/schema/media";
import type { WriteTx } from "@/server/core/write-tx";
import type { AigcLabel } from "@/server/shared/ai-marks";
import type { AccountId, MediaId } from "@/server/shared/ids";
import type { TakenIn } from "./intake";

/** Records a picture that was taken in. */
export async function insertImage(tx: WriteTx, ownerId: AccountId, { id, image, variants }: TakenIn): Promise<MediaId> {
  const texts = image.text.state === "read" ? JSON.stringify(image.text.texts) : null;
  await tx.rows(sql`
    insert into ${media} (id, owner_id, type, width, height, bytes, sha256, perceptual_hash, colours, placeholder, variants,
      ai_mark, aigc_label, texts, created_at)
    values (${id}::uuid, ${ownerId}::uuid, ${image.type}, ${image.width}::int, ${image.height}::int, ${image.byteLength}::int, ${image.sha256},
      ${image.perceptualHash}, ${image.colours}, ${image.placeholder}, ${JSON.stringify(variants)}::jsonb, ${image.aiMark},
      ${image.aigcLabel ? JSON.stringify(image.aigcLabel) : null}::jsonb, ${texts}::jsonb, ${tx.now}::timestamptz)`);
  return id;
}

/** The statement that notes which label the picture's files carry. */
export function labelCarried(id: MediaId, label: AigcLabel): SQL {
  return sql`update ${media} set aigc_label = ${JSON.stringify(label)}::jsonb where id = ${id}::uuid`;
}
