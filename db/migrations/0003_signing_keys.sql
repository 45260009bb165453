CREATE TABLE "signing_key" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"first_used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
GRANT SELECT, INSERT ON "signing_key" TO guiju_app;--> statement-breakpoint
GRANT SELECT ON "signing_key" TO guiju_reader;
