-- Nobody decides about themselves, nothing is decided without findings and a reason, and a mismatch is never approved (MB Article 10).
ALTER TABLE "mark_application"
  ADD CONSTRAINT "mark_application_decided" CHECK ("state" NOT IN ('approved', 'refused')
    OR ("decided_by" IS NOT NULL AND "decided_at" IS NOT NULL AND "findings" IS NOT NULL AND length(trim(coalesce("reason", ''))) > 0)),
  ADD CONSTRAINT "mark_application_other_person" CHECK ("decided_by" <> "account_id"),
  ADD CONSTRAINT "mark_application_matches" CHECK ("state" <> 'approved' OR NOT jsonb_path_exists("findings", '$[*] ? (@.finding != "matches")')),
  ADD CONSTRAINT "mark_application_country" CHECK ("class" <> 'organisation-abroad' OR "country" IS NOT NULL);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "mark_application", "evidence_file", "mark_evidence", "former_name", "closed_name" TO guiju_app;
--> statement-breakpoint
-- The reader sees no sealed column; those are opened in one place, for the applicant and for whoever holds the application.
GRANT SELECT (id, number, account_id, principal_id, class, text, country, nickname, state, corrects, submitted_at, due_at, claimed_by, claimed_until,
  findings, reason, decided_by, decided_at) ON "mark_application" TO guiju_reader;
--> statement-breakpoint
GRANT SELECT (id, account_id, principal_id, type, bytes, width, height, created_at) ON "evidence_file" TO guiju_reader;
--> statement-breakpoint
GRANT SELECT (application_id, file_id, document, expires_at) ON "mark_evidence" TO guiju_reader;
--> statement-breakpoint
GRANT SELECT ON "former_name", "closed_name" TO guiju_reader;
