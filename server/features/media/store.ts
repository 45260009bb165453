// SQL that writes pictures. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { media } from "@/db/schema/media";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type MediaId, newId } from "@/server/shared/ids";
import type { TakenIn } from "./intake";

/** Records a picture that was taken in. */
export async function insertImage(tx: WriteTx, ownerId: AccountId, { image, variants }: TakenIn): Promise<MediaId> {
  const id = newId<MediaId>();
  const texts = image.text.state === "read" ? JSON.stringify(image.text.texts) : null;
  await tx.rows(sql`
    insert into ${media} (id, owner_id, type, width, height, bytes, sha256, perceptual_hash, placeholder, variants, ai_mark, texts, created_at)
    values (${id}::uuid, ${ownerId}::uuid, ${image.type}, ${image.width}::int, ${image.height}::int, ${image.byteLength}::int, ${image.sha256},
      ${image.perceptualHash}, ${image.placeholder}, ${JSON.stringify(variants)}::jsonb, ${image.aiMark}, ${texts}::jsonb, ${tx.now}::timestamptz)`);
  return id;
}
