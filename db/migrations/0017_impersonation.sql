ALTER TABLE "report" ADD COLUMN "impersonated_id" uuid;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "impersonated_name" text;--> statement-breakpoint
-- Whom an impersonation uses is named, by account or by name, and of no other reason.
ALTER TABLE "report" ADD CONSTRAINT "report_impersonated" CHECK (("reason" = 'impersonation') = (num_nonnulls("impersonated_id", "impersonated_name") = 1));
