CREATE TABLE "former_name" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"nickname" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "patrol_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rule_id" text NOT NULL,
	"rule_version" integer NOT NULL,
	"after" uuid,
	"looked" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "account_closing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	"purge_at" timestamp with time zone,
	"purged_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "data_export" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"bytes" bigint,
	"sha256" text,
	"requested_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "evidence_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"key_sealed" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"account_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"class" text NOT NULL,
	"text" text NOT NULL,
	"country" text,
	"nickname" text NOT NULL,
	"claim_sealed" text NOT NULL,
	"state" text NOT NULL,
	"corrects" uuid,
	"submitted_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_by" uuid,
	"claimed_until" timestamp with time zone,
	"findings" jsonb,
	"reason" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mark_evidence" (
	"application_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"document" text NOT NULL,
	"details_sealed" text NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "mark_evidence_application_id_file_id_pk" PRIMARY KEY("application_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "closed_name" (
	"normal" text PRIMARY KEY NOT NULL,
	"nickname" text NOT NULL,
	"account_id" uuid NOT NULL,
	"measure_id" uuid NOT NULL,
	"sound" text NOT NULL,
	"pairs" text[] NOT NULL,
	"closed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_tier" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"class" text NOT NULL,
	"level" integer NOT NULL,
	"inputs" jsonb NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "moderation_case_undecided";--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "is_indexed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "profile_revision" ADD COLUMN "avatar_id" uuid;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "moderation_case" ADD COLUMN "reference" text;--> statement-breakpoint
CREATE INDEX "former_name_account" ON "former_name" USING btree ("account_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "patrol_run_rule" ON "patrol_run" USING btree ("rule_id","rule_version");--> statement-breakpoint
CREATE INDEX "patrol_run_open" ON "patrol_run" USING btree ("id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "account_closing_standing" ON "account_closing" USING btree ("account_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "account_closing_due" ON "account_closing" USING btree ("due_at") WHERE undone_at is null and erased_at is null;--> statement-breakpoint
CREATE INDEX "account_closing_purge" ON "account_closing" USING btree ("purge_at") WHERE purged_at is null;--> statement-breakpoint
CREATE INDEX "data_export_account" ON "data_export" USING btree ("account_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_export_under_way" ON "data_export" USING btree ("account_id") WHERE state in ('waiting', 'making');--> statement-breakpoint
CREATE INDEX "evidence_file_account" ON "evidence_file" USING btree ("account_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mark_application_number" ON "mark_application" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "mark_application_waiting" ON "mark_application" USING btree ("account_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "mark_application_account" ON "mark_application" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "mark_application_queue" ON "mark_application" USING btree ("due_at","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "mark_evidence_file" ON "mark_evidence" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "closed_name_account" ON "closed_name" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "closed_name_sound" ON "closed_name" USING btree ("sound");--> statement-breakpoint
CREATE INDEX "closed_name_pairs" ON "closed_name" USING gin ("pairs");--> statement-breakpoint
CREATE INDEX "account_tier_level" ON "account_tier" USING btree ("level","account_id");--> statement-breakpoint
CREATE INDEX "profile_revision_avatar" ON "profile_revision" USING btree ("avatar_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_case_undecided" ON "moderation_case" USING btree ("root_id","subject_kind","subject_id") WHERE state <> 'decided' and source in ('held', 'report', 'patrol', 'authority');