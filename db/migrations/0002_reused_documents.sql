ALTER TABLE "identity_verification" ADD COLUMN "identity_index" text;--> statement-breakpoint
CREATE INDEX "identity_verification_identity" ON "identity_verification" USING btree ("identity_index");--> statement-breakpoint
-- What was proven before is found again as well.
UPDATE "identity_verification" v SET "identity_index" = p."identity_index" FROM "principal" p
  WHERE p."id" = v."principal_id" AND v."state" IN ('passed', 'expired', 'phone-reassigned');--> statement-breakpoint
GRANT SELECT ("identity_index") ON "identity_verification" TO guiju_reader;
