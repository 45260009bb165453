-- The terms by which texts are found: each two neighbouring characters of Chinese, Japanese and Korean, and whole words of other letters and digits, without a parser or a dictionary.
create function search_terms(body text) returns tsvector language sql immutable strict parallel safe cost 500 as $$
  select array_to_tsvector(array(
    select substr(run.m[1], at, 2)
    from regexp_matches(lower(body), '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{2,})', 'g') as run(m), generate_series(1, length(run.m[1]) - 1) as at
    union all
    select left(word.m[1], 64) from regexp_matches(lower(body), '([a-z0-9\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff]+)', 'g') as word(m)))
$$;
--> statement-breakpoint
create function search_query(sought text) returns tsquery language sql immutable strict parallel safe cost 500 as $$
  select string_agg('''' || term || '''', ' & ')::tsquery from unnest(tsvector_to_array(search_terms(sought))) as term
$$;
--> statement-breakpoint
CREATE TABLE "bookmark" (
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bookmark_account_id_root_id_pk" PRIMARY KEY("account_id","root_id")
);
--> statement-breakpoint
CREATE TABLE "hot_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"item_id" uuid NOT NULL,
	"state" text NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"weight" double precision DEFAULT 1 NOT NULL,
	"score" double precision NOT NULL,
	"people" integer NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "post_topic" (
	"root_id" uuid NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "post_topic_root_id_key_pk" PRIMARY KEY("root_id","key")
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"close_reason" text
);
--> statement-breakpoint
CREATE TABLE "content_label" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"label" text NOT NULL,
	"rule_id" text NOT NULL,
	"rule_version" integer NOT NULL,
	"reason" text NOT NULL,
	"case_id" uuid NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"end_reason" text
);
--> statement-breakpoint
CREATE INDEX "bookmark_newest" ON "bookmark" USING btree ("account_id","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "hot_entry_item" ON "hot_entry" USING btree ("kind","item_id");
--> statement-breakpoint
CREATE INDEX "hot_entry_state" ON "hot_entry" USING btree ("state","score");
--> statement-breakpoint
CREATE INDEX "post_topic_key" ON "post_topic" USING btree ("key","root_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "topic_key" ON "topic" USING btree ("key");
--> statement-breakpoint
CREATE INDEX "topic_terms" ON "topic" USING gin (search_terms(name));
--> statement-breakpoint
CREATE UNIQUE INDEX "content_label_in_force" ON "content_label" USING btree ("root_id","kind","subject_id","label") WHERE ended_at is null;
--> statement-breakpoint
CREATE INDEX "content_label_newest" ON "content_label" USING btree ("label","id");
--> statement-breakpoint
CREATE INDEX "account_terms" ON "account" USING gin (search_terms(nickname));
--> statement-breakpoint
CREATE INDEX "post_terms" ON "post" USING gin (search_terms(body)) WITH (gin_pending_list_limit=256) WHERE deleted_at is null;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "bookmark", "post_topic" TO guiju_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "topic", "hot_entry" TO guiju_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON "content_label" TO guiju_app;
--> statement-breakpoint
-- What a label rested on cannot be rewritten afterwards; it is ended.
GRANT UPDATE ("ended_by", "ended_at", "end_reason") ON "content_label" TO guiju_app;
--> statement-breakpoint
GRANT SELECT ON "bookmark", "post_topic", "topic", "hot_entry", "content_label" TO guiju_reader;
--> statement-breakpoint
ALTER TABLE "content_label"
  ADD CONSTRAINT "content_label_reason" CHECK (length(trim("reason")) > 0),
  ADD CONSTRAINT "content_label_ended" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL) AND ("ended_at" IS NULL OR length(trim("end_reason")) > 0));
--> statement-breakpoint
-- Nothing is on the hot list, or off it, that no person decided with a reason.
ALTER TABLE "hot_entry"
  ADD CONSTRAINT "hot_entry_decided" CHECK ("state" = 'waiting' OR ("decided_by" IS NOT NULL AND "decided_at" IS NOT NULL AND length(trim("reason")) > 0));
--> statement-breakpoint
ALTER TABLE "topic"
  ADD CONSTRAINT "topic_closed" CHECK (("closed_at" IS NULL) = ("closed_by" IS NULL) AND ("closed_at" IS NULL OR length(trim("close_reason")) > 0));
