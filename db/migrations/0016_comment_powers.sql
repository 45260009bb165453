CREATE TABLE "keeper_power" (
	"owner_id" uuid NOT NULL,
	"power" text NOT NULL,
	"standing" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "keeper_power_owner_id_power_pk" PRIMARY KEY("owner_id","power")
);
--> statement-breakpoint
CREATE TABLE "power_wish" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"power" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "home_ranking" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topic_follow" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "topic_follow_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "power_wish_open" ON "power_wish" USING btree ("owner_id","power") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "power_wish_waiting" ON "power_wish" USING btree ("id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "power_wish_owner" ON "power_wish" USING btree ("owner_id","id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "keeper_power", "power_wish", "home_ranking", "topic_follow" TO guiju_app;--> statement-breakpoint
GRANT SELECT ON "keeper_power", "power_wish", "home_ranking", "topic_follow" TO guiju_reader;--> statement-breakpoint
-- A wish waits, was taken back by its account, or is decided with who, when and why.
ALTER TABLE "power_wish" ADD CONSTRAINT "power_wish_decided" CHECK ((state = 'open') = (decided_at is null) and (state in ('open', 'withdrawn') or (decided_by is not null and length(trim(reason)) > 0)));--> statement-breakpoint
ALTER TABLE "keeper_power" ADD CONSTRAINT "keeper_power_standing" CHECK ("standing" IN ('granted', 'taken') and length(trim(reason)) > 0);
