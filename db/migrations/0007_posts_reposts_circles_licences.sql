CREATE TABLE "circle" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "circle_member" (
	"circle_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "circle_member_circle_id_account_id_pk" PRIMARY KEY("circle_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "pinned_post" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"pinned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_repost" (
	"root_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"repost_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_repost_root_id_account_id_pk" PRIMARY KEY("root_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "licence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"holder" text NOT NULL,
	"issuer" text NOT NULL,
	"scope" text[] NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"evidence_id" uuid NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "mention" (
	"root_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mention_root_id_kind_id_name_pk" PRIMARY KEY("root_id","kind","id","name")
);
--> statement-breakpoint
DROP INDEX "post_author";--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "circle_id" uuid;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "reprint_author" text;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "reprint_link" text;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "notice" text;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "is_repost" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "source_author_id" uuid;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "via_id" uuid;--> statement-breakpoint
ALTER TABLE "post_stats" ADD COLUMN "reposts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "circle_owner" ON "circle" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "circle_member_account" ON "circle_member" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "post_repost_repost" ON "post_repost" USING btree ("repost_id");--> statement-breakpoint
CREATE INDEX "licence_account" ON "licence" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "mention_account" ON "mention" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "post_source" ON "post" USING btree ("source_id","id") WHERE source_id is not null;--> statement-breakpoint
CREATE INDEX "post_author" ON "post" USING btree ("author_id","id","audience","circle_id","is_repost","source_id","source_author_id") WHERE deleted_at is null;--> statement-breakpoint
-- A circle is named where it is the audience, and a repost has a source and no words.
ALTER TABLE "post"
  ADD CONSTRAINT "post_circle" CHECK (("audience" = 'circle') = ("circle_id" IS NOT NULL)),
  ADD CONSTRAINT "post_source_author" CHECK (("source_id" IS NULL) = ("source_author_id" IS NULL)),
  ADD CONSTRAINT "post_repost_source" CHECK (NOT "is_repost" OR ("source_id" IS NOT NULL AND "body" = '')),
  ADD CONSTRAINT "post_via_source" CHECK ("via_id" IS NULL OR "source_id" IS NOT NULL);
--> statement-breakpoint
-- A licence has a scope and an end; ending it earlier names who and why. What was entered is not changed.
ALTER TABLE "licence"
  ADD CONSTRAINT "licence_scope" CHECK (cardinality("scope") > 0),
  ADD CONSTRAINT "licence_period" CHECK ("expires_at" > "starts_at"),
  ADD CONSTRAINT "licence_end" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL) AND ("ended_at" IS NULL) = ("end_reason" IS NULL));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "circle", "circle_member", "pinned_post", "post_repost", "mention" TO guiju_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "licence" TO guiju_app;--> statement-breakpoint
GRANT UPDATE ("ended_at", "ended_by", "end_reason") ON "licence" TO guiju_app;--> statement-breakpoint
GRANT SELECT ON "circle", "circle_member", "pinned_post", "post_repost", "mention", "licence" TO guiju_reader;
