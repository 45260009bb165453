CREATE TABLE "notice_setting" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"shown" boolean NOT NULL,
	"pushed" boolean NOT NULL,
	CONSTRAINT "notice_setting_account_id_kind_pk" PRIMARY KEY("account_id","kind")
);
--> statement-breakpoint
CREATE TABLE "push_due" (
	"notification_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"account_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "push_subscription_account_id_session_id_pk" PRIMARY KEY("account_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "contact_setting" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"replies" text DEFAULT 'everyone' NOT NULL,
	"mentions" text DEFAULT 'everyone' NOT NULL,
	"quotes" text DEFAULT 'everyone' NOT NULL,
	"messages" text DEFAULT 'everyone' NOT NULL,
	"min_age_days" integer DEFAULT 0 NOT NULL,
	"protected_until" timestamp with time zone,
	"offered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "block_import" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"counts" jsonb NOT NULL,
	"examples" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "block_import_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "mute" (
	"muter_id" uuid NOT NULL,
	"muted_id" uuid NOT NULL,
	"until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mute_muter_id_muted_id_pk" PRIMARY KEY("muter_id","muted_id")
);
--> statement-breakpoint
CREATE TABLE "muted_word" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"word" text NOT NULL,
	"pattern" text NOT NULL,
	"places" text[] NOT NULL,
	"until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "muted_word_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "block" ADD COLUMN "import_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "muted_word_pattern" ON "muted_word" USING btree ("account_id","pattern");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "mute", "muted_word", "block_import", "contact_setting", "notice_setting", "push_subscription", "push_due" TO guiju_app;--> statement-breakpoint
-- Where a browser takes pushes is a key to it: the reader's role never sees it.
GRANT SELECT ON "mute", "muted_word", "block_import", "contact_setting", "notice_setting" TO guiju_reader;--> statement-breakpoint
ALTER TABLE "mute" ADD CONSTRAINT "mute_of_another" CHECK ("muter_id" <> "muted_id");--> statement-breakpoint
ALTER TABLE "contact_setting" ADD CONSTRAINT "contact_setting_age" CHECK ("min_age_days" BETWEEN 0 AND 365);
