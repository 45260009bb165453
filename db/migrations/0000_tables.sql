CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"principal_id" uuid NOT NULL,
	"handle" text NOT NULL,
	"nickname" text NOT NULL,
	"bio" text,
	"avatar_id" uuid,
	"phone_sealed" text,
	"phone_index" text,
	"locale" text DEFAULT 'zh-CN' NOT NULL,
	"region" jsonb,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "account_name" (
	"normal" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_stats" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"followers" integer DEFAULT 0 NOT NULL,
	"following" integer DEFAULT 0 NOT NULL,
	"posts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phone_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone_index" text NOT NULL,
	"phone_sealed" text NOT NULL,
	"purpose" text NOT NULL,
	"code_hash" text,
	"tries_left" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "profile_revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"nickname" text,
	"bio" text,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "registration_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"phone_index" text NOT NULL,
	"device_index" text,
	"network_index" text NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sandbox_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"text" text NOT NULL,
	"purpose" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"device" text NOT NULL,
	"address_sealed" text NOT NULL,
	"region" jsonb,
	"second_factor_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_ticket" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"step" text NOT NULL,
	"second_factor" boolean DEFAULT false NOT NULL,
	"challenge" text,
	"tries_left" integer DEFAULT 5 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "totp" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"secret_sealed" text NOT NULL,
	"last_step" bigint,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"root_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"parent_id" uuid,
	"reply_to_id" uuid,
	"body" text NOT NULL,
	"region" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "comment_root_id_id_pk" PRIMARY KEY("root_id","id")
);
--> statement-breakpoint
CREATE TABLE "comment_revision" (
	"root_id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comment_revision_root_id_comment_id_id_pk" PRIMARY KEY("root_id","comment_id","id")
);
--> statement-breakpoint
CREATE TABLE "compliance_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"obligation_id" text NOT NULL,
	"words" text NOT NULL,
	"assessor_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"principal_id" uuid,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"root_id" text NOT NULL,
	"correlation_id" text NOT NULL,
	"payload" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_started_at" timestamp with time zone,
	"last_ended_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "network_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"act" text NOT NULL,
	"address_sealed" text NOT NULL,
	"address_index" text NOT NULL,
	"port" integer NOT NULL,
	"device" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"event_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"event_id" uuid NOT NULL,
	"handler" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"parked_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "outbox_event_id_handler_pk" PRIMARY KEY("event_id","handler")
);
--> statement-breakpoint
CREATE TABLE "person_key" (
	"principal_id" uuid PRIMARY KEY NOT NULL,
	"wrapped" text,
	"created_at" timestamp with time zone NOT NULL,
	"destroyed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_window" (
	"key" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "rate_window_key_starts_at_pk" PRIMARY KEY("key","starts_at")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"perceptual_hash" text NOT NULL,
	"placeholder" text NOT NULL,
	"variants" jsonb NOT NULL,
	"ai_mark" text,
	"texts" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"body" text NOT NULL,
	"declared" text[] NOT NULL,
	"region" jsonb,
	"media_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "post_like" (
	"root_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_like_root_id_account_id_pk" PRIMARY KEY("root_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "post_media" (
	"root_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"alt" text,
	CONSTRAINT "post_media_root_id_media_id_pk" PRIMARY KEY("root_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "post_revision" (
	"id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_revision_root_id_id_pk" PRIMARY KEY("root_id","id")
);
--> statement-breakpoint
CREATE TABLE "post_stats" (
	"root_id" uuid PRIMARY KEY NOT NULL,
	"likes" integer DEFAULT 0 NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"measure_id" uuid NOT NULL,
	"appellant_id" uuid NOT NULL,
	"first_handler_id" uuid NOT NULL,
	"grounds" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_by" uuid,
	"claimed_until" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text
);
--> statement-breakpoint
CREATE TABLE "appeal_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appeal_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"from_staff" boolean NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"handler_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"rule_id" text,
	"rule_version" integer,
	"reason" text NOT NULL,
	"proposed_step" text,
	"departure_reason" text,
	"snapshot" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moderation_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"source" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"account_id" uuid,
	"principal_id" uuid,
	"state" text NOT NULL,
	"severity" integer NOT NULL,
	"reports" integer DEFAULT 0 NOT NULL,
	"rules" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_by" uuid,
	"claimed_until" timestamp with time zone,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt" text NOT NULL,
	"case_id" uuid NOT NULL,
	"reporter_id" uuid,
	"reporter_principal_id" uuid,
	"contact_sealed" text,
	"reason" text NOT NULL,
	"bottom_line" text NOT NULL,
	"details" text,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"state" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"assessed_at" timestamp with time zone,
	"assessed_by" uuid,
	"handled_at" timestamp with time zone,
	"handled_by" uuid,
	"fed_back_at" timestamp with time zone,
	"outcome" text,
	"feedback" text,
	"escalated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"subject_kind" text,
	"subject_id" uuid,
	"root_id" uuid,
	"params" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "block" (
	"blocker_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "block_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "follow" (
	"follower_id" uuid NOT NULL,
	"followee_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "follow_follower_id_followee_id_pk" PRIMARY KEY("follower_id","followee_id")
);
--> statement-breakpoint
CREATE TABLE "emergency" (
	"id" uuid PRIMARY KEY NOT NULL,
	"effects" jsonb NOT NULL,
	"reason" text NOT NULL,
	"declared_by" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "feature_switch" (
	"feature" text PRIMARY KEY NOT NULL,
	"is_on" boolean NOT NULL,
	"assessment" text,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "barred_index" (
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"measure_id" uuid NOT NULL,
	CONSTRAINT "barred_index_kind_value_measure_id_pk" PRIMARY KEY("kind","value","measure_id")
);
--> statement-breakpoint
CREATE TABLE "measure" (
	"seq" integer NOT NULL,
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"case_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"root_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"rule_id" text NOT NULL,
	"rule_version" integer NOT NULL,
	"bottom_line" text NOT NULL,
	"reason" text NOT NULL,
	"params" jsonb NOT NULL,
	"snapshot" jsonb NOT NULL,
	"handler_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"report_item_id" uuid NOT NULL,
	"imposed_at" timestamp with time zone NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measure_end" (
	"seq" integer NOT NULL,
	"measure_id" uuid PRIMARY KEY NOT NULL,
	"how" text NOT NULL,
	"reason" text NOT NULL,
	"handler_id" uuid,
	"appeal_id" text,
	"at" timestamp with time zone NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"measure_id" uuid NOT NULL,
	"corrects" uuid,
	"authority" text NOT NULL,
	"content" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_item_step" (
	"item_id" uuid NOT NULL,
	"step" text NOT NULL,
	"reference" text,
	"handler_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_item_step_item_id_step_pk" PRIMARY KEY("item_id","step")
);
--> statement-breakpoint
CREATE TABLE "quota_use" (
	"principal_id" uuid NOT NULL,
	"quota" text NOT NULL,
	"window_at" timestamp with time zone NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "quota_use_principal_id_quota_window_at_pk" PRIMARY KEY("principal_id","quota","window_at")
);
--> statement-breakpoint
CREATE TABLE "event_seal" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_head" (
	"chain" text NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "record_head_chain_seq_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
CREATE TABLE "review_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"root_id" uuid,
	"account_id" uuid,
	"outcome" text NOT NULL,
	"because" text NOT NULL,
	"judgement" jsonb,
	"classifier_used" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_rule" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"state" text NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	"replay_hash" text,
	"replay" jsonb,
	"replayed_at" timestamp with time zone,
	"switched_on_at" timestamp with time zone,
	"switched_on_by" uuid,
	"retired_at" timestamp with time zone,
	CONSTRAINT "review_rule_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "agreement_acceptance" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_acceptance_account_id_key_version_pk" PRIMARY KEY("account_id","key","version")
);
--> statement-breakpoint
CREATE TABLE "agreement_document" (
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"titles" jsonb NOT NULL,
	"texts" jsonb NOT NULL,
	"hash" text NOT NULL,
	"effective_at" timestamp with time zone NOT NULL,
	"needs_acceptance" boolean NOT NULL,
	"published_by" uuid,
	CONSTRAINT "agreement_document_key_version_pk" PRIMARY KEY("key","version")
);
--> statement-breakpoint
CREATE TABLE "credit_entry" (
	"seq" integer PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"account_id" uuid,
	"reason" text NOT NULL,
	"points" integer NOT NULL,
	"rule" text NOT NULL,
	"measure_id" text,
	"handler_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_opening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"principal_id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"purpose" text NOT NULL,
	"legal_basis" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"times_opened" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"method" text NOT NULL,
	"state" text NOT NULL,
	"claim_sealed" text NOT NULL,
	"name_masked" text,
	"number_masked" text,
	"provider" text NOT NULL,
	"provider_ref" text,
	"refusal" text,
	"submitted_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"recheck_at" timestamp with time zone,
	"recheck_asked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "principal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"identity_index" text,
	"identity_state" text NOT NULL,
	"identity_method" text,
	"verified_at" timestamp with time zone,
	"recheck_at" timestamp with time zone,
	"credit_points" integer NOT NULL,
	"credit_level" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_post" (
	"account_id" uuid NOT NULL,
	"post" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"trained_until" timestamp with time zone,
	CONSTRAINT "staff_post_account_id_post_pk" PRIMARY KEY("account_id","post")
);
--> statement-breakpoint
CREATE TABLE "subject_state" (
	"root_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"hidden" boolean NOT NULL,
	"measure_id" uuid,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "subject_state_root_id_kind_id_pk" PRIMARY KEY("root_id","kind","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "account_handle" ON "account" USING btree ("handle");--> statement-breakpoint
CREATE INDEX "account_principal" ON "account" USING btree ("principal_id");--> statement-breakpoint
CREATE INDEX "account_phone" ON "account" USING btree ("phone_index");--> statement-breakpoint
CREATE INDEX "account_avatar" ON "account" USING btree ("avatar_id");--> statement-breakpoint
CREATE INDEX "passkey_account" ON "passkey" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "phone_code_phone" ON "phone_code" USING btree ("phone_index","id");--> statement-breakpoint
CREATE INDEX "profile_revision_account" ON "profile_revision" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "registration_phone" ON "registration_attempt" USING btree ("phone_index","at");--> statement-breakpoint
CREATE INDEX "registration_device" ON "registration_attempt" USING btree ("device_index","at");--> statement-breakpoint
CREATE INDEX "registration_network" ON "registration_attempt" USING btree ("network_index","at");--> statement-breakpoint
CREATE INDEX "sandbox_message_phone" ON "sandbox_message" USING btree ("phone","id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "comment_id" ON "comment" USING btree ("id");--> statement-breakpoint
CREATE INDEX "comment_author" ON "comment" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "comment_parent" ON "comment" USING btree ("parent_id","id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "compliance_assessment_obligation" ON "compliance_assessment" USING btree ("obligation_id","id");--> statement-breakpoint
CREATE INDEX "event_subject" ON "event" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "event_actor" ON "event" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "event_kind" ON "event" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "network_log_account" ON "network_log" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "network_log_at" ON "network_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "network_log_address" ON "network_log" USING btree ("address_index","at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("run_at");--> statement-breakpoint
CREATE INDEX "media_owner" ON "media" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "media_hash" ON "media" USING btree ("perceptual_hash");--> statement-breakpoint
CREATE INDEX "post_author" ON "post" USING btree ("author_id","id","audience") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "post_newest" ON "post" USING btree ("id") WHERE deleted_at is null and audience = 'public';--> statement-breakpoint
CREATE INDEX "post_like_account" ON "post_like" USING btree ("account_id","root_id");--> statement-breakpoint
CREATE INDEX "post_media_media" ON "post_media" USING btree ("media_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_number" ON "appeal" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_measure" ON "appeal" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "appeal_state" ON "appeal" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "appeal_appellant" ON "appeal" USING btree ("appellant_id");--> statement-breakpoint
CREATE INDEX "appeal_message_appeal" ON "appeal_message" USING btree ("appeal_id","id");--> statement-breakpoint
CREATE INDEX "decision_case" ON "decision" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "decision_handler" ON "decision" USING btree ("handler_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_case_number" ON "moderation_case" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_case_undecided" ON "moderation_case" USING btree ("root_id","subject_kind","subject_id") WHERE state <> 'decided' and source in ('held', 'report');--> statement-breakpoint
CREATE INDEX "moderation_case_queue" ON "moderation_case" USING btree ("state","severity" DESC NULLS FIRST,"due_at","id");--> statement-breakpoint
CREATE INDEX "moderation_case_subject" ON "moderation_case" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "moderation_case_account" ON "moderation_case" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_receipt" ON "report" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "report_case" ON "report" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "report_reporter" ON "report" USING btree ("reporter_id","id");--> statement-breakpoint
CREATE INDEX "report_due" ON "report" USING btree ("due_at") WHERE state <> 'fed-back';--> statement-breakpoint
CREATE INDEX "notification_account" ON "notification" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("account_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_once" ON "notification" USING btree ("account_id","event_id","kind");--> statement-breakpoint
CREATE INDEX "notification_same" ON "notification" USING btree ("account_id","kind","subject_id");--> statement-breakpoint
CREATE INDEX "block_blocked" ON "block" USING btree ("blocked_id","blocker_id");--> statement-breakpoint
CREATE INDEX "follow_followee" ON "follow" USING btree ("followee_id","follower_id");--> statement-breakpoint
CREATE INDEX "barred_index_measure" ON "barred_index" USING btree ("measure_id");--> statement-breakpoint
CREATE UNIQUE INDEX "measure_seq" ON "measure" USING btree ("seq");--> statement-breakpoint
CREATE UNIQUE INDEX "measure_number" ON "measure" USING btree ("number");--> statement-breakpoint
CREATE INDEX "measure_account" ON "measure" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "measure_principal" ON "measure" USING btree ("principal_id");--> statement-breakpoint
CREATE INDEX "measure_subject" ON "measure" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "measure_ends" ON "measure" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "measure_end_seq" ON "measure_end" USING btree ("seq");--> statement-breakpoint
CREATE UNIQUE INDEX "report_item_number" ON "report_item" USING btree ("number");--> statement-breakpoint
CREATE INDEX "report_item_measure" ON "report_item" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "report_item_due" ON "report_item" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_seal_seq" ON "event_seal" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "record_head_signed" ON "record_head" USING btree ("signed_at");--> statement-breakpoint
CREATE INDEX "review_decision_subject" ON "review_decision" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "review_decision_account" ON "review_decision" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "review_rule_state" ON "review_rule" USING btree ("state");--> statement-breakpoint
CREATE INDEX "credit_entry_principal" ON "credit_entry" USING btree ("principal_id","seq");--> statement-breakpoint
CREATE INDEX "identity_opening_principal" ON "identity_opening" USING btree ("principal_id","id");--> statement-breakpoint
CREATE INDEX "identity_verification_principal" ON "identity_verification" USING btree ("principal_id","id");--> statement-breakpoint
CREATE INDEX "identity_verification_account" ON "identity_verification" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "identity_verification_recheck" ON "identity_verification" USING btree ("recheck_at");--> statement-breakpoint
CREATE UNIQUE INDEX "principal_identity" ON "principal" USING btree ("identity_index");--> statement-breakpoint
CREATE INDEX "principal_recheck" ON "principal" USING btree ("recheck_at");--> statement-breakpoint
CREATE INDEX "subject_state_hidden" ON "subject_state" USING btree ("kind","id");