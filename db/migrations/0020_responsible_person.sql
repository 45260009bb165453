ALTER TABLE "verified_mark" ADD COLUMN "responsible_missing_since" timestamp with time zone;--> statement-breakpoint
-- Whoever is named today and is no longer there or no longer proven is not responsible any more.
UPDATE "comment_keeper" k SET "is_responsible" = false WHERE k."is_responsible" AND NOT EXISTS (
  SELECT FROM "account" a JOIN "principal" p ON p."id" = a."principal_id"
  WHERE a."id" = k."keeper_id" AND a."closed_at" IS NULL AND p."kind" = 'person' AND p."identity_state" = 'passed');--> statement-breakpoint
-- Organisations that had a mark before the time began to run have the whole of it from now on.
UPDATE "verified_mark" m SET "responsible_missing_since" = now() WHERE m."class" IN ('organisation', 'organisation-abroad') AND NOT EXISTS (
  SELECT FROM "comment_keeper" k WHERE k."owner_id" = m."account_id" AND k."is_responsible" AND k."accepted_at" IS NOT NULL);
