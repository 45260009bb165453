CREATE TABLE "account_list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"name" text NOT NULL,
	"members" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "account_list_member" (
	"root_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_list_member_root_id_account_id_pk" PRIMARY KEY("root_id","account_id")
);
--> statement-breakpoint
CREATE INDEX "account_list_author" ON "account_list" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "account_list_member_account" ON "account_list_member" USING btree ("account_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "account_list", "account_list_member" TO guiju_app;--> statement-breakpoint
GRANT SELECT ON "account_list", "account_list_member" TO guiju_reader;--> statement-breakpoint
ALTER TABLE "account_list" ADD CONSTRAINT "account_list_audience" CHECK ("audience" IN ('self', 'public'));
