// Uploaded files. A file is read only through the content that shows it, or by its uploader.
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { AigcLabel, AiMark } from "@/server/shared/ai-marks";
import type { AccountId, MediaId } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

/** One stored file: a size of a picture, or the recording itself as `full` with its poster as the others. */
export interface MediaVariant {
  size: "full" | "medium" | "small";
  key: string;
  width: number;
  height: number;
  type: string;
}

export const media = pgTable(
  "media",
  {
    id: idColumn<MediaId>("id").primaryKey(),
    ownerId: idColumn<AccountId>("owner_id").notNull(),
    kind: text("kind").$type<"image" | "video" | "audio">().notNull().default("image"),
    type: text("type").notNull(),
    /** Of a sound file both are 0. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    /** Of recordings, in milliseconds. */
    durationMs: integer("duration_ms"),
    /** Empty for recordings, which are recognised by their bytes alone. */
    perceptualHash: text("perceptual_hash").notNull(),
    colours: text("colours").notNull().default(""),
    placeholder: text("placeholder").notNull(),
    variants: jsonb("variants").$type<MediaVariant[]>().notNull(),
    aiMark: text("ai_mark").$type<AiMark>(),
    /** The label that our copies carry in their metadata; null while they carry none. */
    aigcLabel: jsonb("aigc_label").$type<AigcLabel>(),
    /** Texts found inside the image; null when they could not be read, and then the content that shows it is held. */
    texts: jsonb("texts").$type<string[] | null>(),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    index("media_owner").on(t.ownerId, t.id),
    index("media_hash").on(t.perceptualHash),
    // A copy of a labelled picture is looked for by shape, which reads every labelled one.
    index("media_labelled").on(t.perceptualHash, t.colours).where(sql`ai_mark is not null`),
  ],
);
