-- Levels, copies, closings and patrol: what the application's roles may do with them.
GRANT SELECT, INSERT, UPDATE, DELETE ON "account_tier", "data_export" TO guiju_app;
--> statement-breakpoint
-- That an account was closed, when it was carried out and when it was purged, stays.
GRANT SELECT, INSERT, UPDATE ON "account_closing", "patrol_run" TO guiju_app;
--> statement-breakpoint
GRANT SELECT ON "account_tier", "data_export", "account_closing", "patrol_run" TO guiju_reader;
--> statement-breakpoint
-- A closing is undone before it is carried out, or never.
ALTER TABLE "account_closing"
  ADD CONSTRAINT "account_closing_one_way" CHECK ("undone_at" IS NULL OR "erased_at" IS NULL),
  ADD CONSTRAINT "account_closing_in_order" CHECK ("purged_at" IS NULL OR "erased_at" IS NOT NULL);
