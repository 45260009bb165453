CREATE TABLE "comment_bar" (
	"owner_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "comment_bar_owner_id_principal_id_pk" PRIMARY KEY("owner_id","principal_id")
);
--> statement-breakpoint
CREATE TABLE "comment_keeper" (
	"owner_id" uuid NOT NULL,
	"keeper_id" uuid NOT NULL,
	"role" text NOT NULL,
	"is_responsible" boolean DEFAULT false NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "comment_keeper_owner_id_keeper_id_pk" PRIMARY KEY("owner_id","keeper_id")
);
--> statement-breakpoint
CREATE TABLE "comment_like" (
	"root_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comment_like_root_id_comment_id_account_id_pk" PRIMARY KEY("root_id","comment_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "comment_media" (
	"root_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"alt" text,
	CONSTRAINT "comment_media_root_id_comment_id_media_id_pk" PRIMARY KEY("root_id","comment_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "comment_section" (
	"root_id" uuid PRIMARY KEY NOT NULL,
	"root_kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"who" text NOT NULL,
	"review_first" boolean NOT NULL,
	"set_by" uuid NOT NULL,
	"set_as" text NOT NULL,
	"reason" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keeper_decision" (
	"root_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"act" text NOT NULL,
	"reason" text NOT NULL,
	"by_id" uuid NOT NULL,
	"by_role" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "keeper_decision_root_id_comment_id_id_pk" PRIMARY KEY("root_id","comment_id","id")
);
--> statement-breakpoint
CREATE TABLE "keeper_lapse" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"charged_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "keeper_look" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "root_kind" text DEFAULT 'post' NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "media_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "likes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "replies" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "lifted" text;--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "lifted_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "comment_bar_account" ON "comment_bar" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "comment_keeper_keeper" ON "comment_keeper" USING btree ("keeper_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comment_keeper_responsible" ON "comment_keeper" USING btree ("owner_id") WHERE is_responsible;--> statement-breakpoint
CREATE INDEX "comment_like_account" ON "comment_like" USING btree ("account_id","root_id");--> statement-breakpoint
CREATE INDEX "comment_media_media" ON "comment_media" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "comment_section_owner" ON "comment_section" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "keeper_decision_owner" ON "keeper_decision" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "keeper_lapse_owner" ON "keeper_lapse" USING btree ("owner_id","case_id");--> statement-breakpoint
CREATE INDEX "keeper_lapse_comment" ON "keeper_lapse" USING btree ("comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "keeper_look_decision" ON "keeper_look" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "keeper_look_waiting" ON "keeper_look" USING btree ("due_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "keeper_look_asked" ON "keeper_look" USING btree ("asked_by","id");--> statement-breakpoint
CREATE INDEX "comment_openers" ON "comment" USING btree ("root_id","id") WHERE parent_id is null;--> statement-breakpoint
CREATE INDEX "comment_openers_liked" ON "comment" USING btree ("root_id","likes","id") WHERE parent_id is null;--> statement-breakpoint
CREATE INDEX "comment_lifted" ON "comment" USING btree ("root_id","id") WHERE lifted is not null;--> statement-breakpoint
update comment o set replies = r.n from (
  select c.root_id, c.parent_id, count(*)::int as n from comment c
  where c.parent_id is not null and c.deleted_at is null
    and not exists (select from subject_state s where s.root_id = c.root_id and s.kind = 'comment' and s.id = c.id and s.hidden)
  group by c.root_id, c.parent_id) r
where o.root_id = r.root_id and o.id = r.parent_id;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "comment_media", "comment_like", "comment_section", "comment_bar", "comment_keeper", "keeper_look", "keeper_lapse" TO guiju_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "keeper_decision" TO guiju_app;--> statement-breakpoint
GRANT SELECT ON "comment_media", "comment_like", "comment_section", "comment_bar", "comment_keeper", "keeper_look", "keeper_lapse", "keeper_decision" TO guiju_reader;--> statement-breakpoint
-- A look is decided with who, when and why, or it is open.
ALTER TABLE "keeper_look" ADD CONSTRAINT "keeper_look_decided" CHECK ((state = 'open') = (decided_at is null) and (state = 'open' or (decided_by is not null and length(trim(reason)) > 0)));
