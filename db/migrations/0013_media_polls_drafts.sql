CREATE TABLE "draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"publish_at" timestamp with time zone,
	"region" jsonb,
	"refusal" jsonb
);
--> statement-breakpoint
CREATE TABLE "poll" (
	"root_id" uuid PRIMARY KEY NOT NULL,
	"multiple" boolean NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"voters" integer DEFAULT 0 NOT NULL,
	"announced_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "poll_ballot" (
	"root_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"choices" integer[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "poll_ballot_root_id_principal_id_pk" PRIMARY KEY("root_id","principal_id")
);
--> statement-breakpoint
CREATE TABLE "poll_choice" (
	"root_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"body" text NOT NULL,
	"votes" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "poll_choice_root_id_position_pk" PRIMARY KEY("root_id","position")
);
--> statement-breakpoint
CREATE TABLE "barred_image" (
	"measure_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"perceptual_hash" text NOT NULL,
	"colours" text NOT NULL,
	CONSTRAINT "barred_image_measure_id_media_id_pk" PRIMARY KEY("measure_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "kind" text DEFAULT 'image' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "duration_ms" integer;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "colours" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "aigc_label" jsonb;--> statement-breakpoint
CREATE INDEX "draft_account" ON "draft" USING btree ("account_id","updated_at");--> statement-breakpoint
CREATE INDEX "draft_due" ON "draft" USING btree ("publish_at") WHERE publish_at is not null;--> statement-breakpoint
CREATE INDEX "poll_ending" ON "poll" USING btree ("ends_at") WHERE announced_at is null;--> statement-breakpoint
CREATE INDEX "poll_ballot_account" ON "poll_ballot" USING btree ("account_id","root_id");--> statement-breakpoint
CREATE INDEX "poll_ballot_principal" ON "poll_ballot" USING btree ("principal_id");--> statement-breakpoint
CREATE INDEX "barred_image_media" ON "barred_image" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "media_labelled" ON "media" USING btree ("perceptual_hash","colours") WHERE ai_mark is not null;--> statement-breakpoint
UPDATE "media" SET "ai_mark" = 'generated' WHERE "ai_mark" = 'declared-in-metadata';--> statement-breakpoint
-- What was taken away before is kept out as well.
INSERT INTO "barred_image" ("measure_id", "media_id", "sha256", "perceptual_hash", "colours")
  SELECT m."id", i."id", i."sha256", i."perceptual_hash", i."colours" FROM "measure" m
  JOIN "media" i ON m."snapshot"->'mediaIds' ? i."id"::text
  WHERE m."kind" = 'remove-content' AND NOT EXISTS (SELECT FROM "measure_end" e WHERE e."measure_id" = m."id");--> statement-breakpoint
ALTER TABLE "poll_ballot" ADD CONSTRAINT "poll_ballot_says_something" CHECK (cardinality("choices") > 0);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "draft", "poll", "poll_choice", "barred_image" TO guiju_app;--> statement-breakpoint
-- A vote is never changed; it goes with its account.
GRANT SELECT, INSERT, DELETE ON "poll_ballot" TO guiju_app;--> statement-breakpoint
GRANT SELECT ON "draft", "poll", "poll_choice", "poll_ballot", "barred_image" TO guiju_reader;
