CREATE TABLE "verified_mark" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"class" text NOT NULL,
	"text" text NOT NULL,
	"country" text,
	"documents" jsonb NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text
);
--> statement-breakpoint
CREATE INDEX "verified_mark_expires" ON "verified_mark" USING btree ("expires_at");--> statement-breakpoint
-- An end has its reason, and a mark of an organisation abroad its country (MB Article 8).
ALTER TABLE "verified_mark"
  ADD CONSTRAINT "verified_mark_end" CHECK (("ended_at" IS NULL) = ("ended_because" IS NULL)),
  ADD CONSTRAINT "verified_mark_country" CHECK ("class" <> 'organisation-abroad' OR "country" IS NOT NULL);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "verified_mark" TO guiju_app;--> statement-breakpoint
GRANT SELECT ON "verified_mark" TO guiju_reader;
