// Uploaded files. A file is read only through the content that shows it, or by its uploader.
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { AccountId, MediaId } from "@/server/shared/ids";
import { idColumn, instant } from "./columns";

/** One stored size of a picture. */
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
    type: text("type").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    perceptualHash: text("perceptual_hash").notNull(),
    placeholder: text("placeholder").notNull(),
    variants: jsonb("variants").$type<MediaVariant[]>().notNull(),
    aiMark: text("ai_mark"),
    /** Texts found inside the image; null when they could not be read, and then the content that shows it is held. */
    texts: jsonb("texts").$type<string[] | null>(),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [index("media_owner").on(t.ownerId, t.id), index("media_hash").on(t.perceptualHash)],
);
