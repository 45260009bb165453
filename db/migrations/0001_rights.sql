-- What the application's roles may do. Cluster-wide roles are made once; every grant here is for this database.
do $$ begin
  if not exists (select from pg_roles where rolname = 'guiju_app') then create role guiju_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'guiju_reader') then create role guiju_reader nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of the cluster made them at the same moment
end $$;
--> statement-breakpoint
do $$ begin
  execute format('grant guiju_app, guiju_reader to %I', current_user);
end $$;
--> statement-breakpoint
grant usage on schema public to guiju_app, guiju_reader;
--> statement-breakpoint
grant select on all tables in schema public to guiju_app, guiju_reader;
--> statement-breakpoint
grant insert, update, delete on all tables in schema public to guiju_app;
--> statement-breakpoint
-- Records prove things because nobody at the application's end can change them (ARCHITECTURE, section 6).
revoke update, delete on event, event_seal, record_head, measure, measure_end, credit_entry, decision, report_item, report_item_step,
  review_decision, agreement_document, agreement_acceptance, network_log, compliance_assessment from guiju_app;
--> statement-breakpoint
-- The reader never sees what opens an account or a sealed value.
revoke select on phone_code, sign_in_ticket, totp, recovery_code, person_key, passkey_challenge from guiju_reader;
--> statement-breakpoint
-- Whether a second factor is set up may be read; its secrets may not.
grant select (account_id, confirmed_at) on totp to guiju_reader;
--> statement-breakpoint
grant select (account_id, used_at) on recovery_code to guiju_reader;
--> statement-breakpoint
alter table measure
  add constraint measure_case foreign key (case_id) references moderation_case (id),
  add constraint measure_report_item foreign key (report_item_id) references report_item (id) deferrable initially deferred,
  add constraint measure_reason check (length(trim(reason)) > 0),
  add constraint measure_period check (ends_at is null or ends_at > starts_at);
--> statement-breakpoint
alter table measure_end
  add constraint measure_end_measure foreign key (measure_id) references measure (id),
  add constraint measure_end_reason check (length(trim(reason)) > 0);
--> statement-breakpoint
alter table report_item
  add constraint report_item_measure foreign key (measure_id) references measure (id) deferrable initially deferred;
--> statement-breakpoint
alter table decision add constraint decision_reason check (length(trim(reason)) > 0);
--> statement-breakpoint
-- The first handler never decides the appeal against their own measure (PUB Article 20).
alter table appeal
  add constraint appeal_measure foreign key (measure_id) references measure (id),
  add constraint appeal_other_person check (decided_by is null or decided_by <> first_handler_id),
  add constraint appeal_decided check ((state = 'open') = (decided_by is null));
--> statement-breakpoint
-- Two people open one sealed identity, with a purpose and an expiry.
alter table identity_opening
  add constraint identity_opening_two_people check (approved_by is null or approved_by <> requested_by),
  add constraint identity_opening_purpose check (length(trim(purpose)) > 0),
  add constraint identity_opening_expiry check ((approved_at is null) = (expires_at is null) and (approved_at is null) = (approved_by is null)),
  add constraint identity_opening_basis check (length(trim(legal_basis)) > 0),
  add constraint identity_opening_one_answer check (approved_at is null or refused_at is null),
  add constraint identity_opening_in_time check (opened_at is null or (approved_at is not null and approved_at <= opened_at and opened_at < expires_at)),
  add constraint identity_opening_counted check ((opened_at is null) = (times_opened = 0));
--> statement-breakpoint
-- Who asked, whom it is about and what for cannot be rewritten afterwards.
revoke update, delete on identity_opening from guiju_app;
--> statement-breakpoint
grant update (approved_by, approved_at, refused_at, expires_at, opened_at, times_opened) on identity_opening to guiju_app;
--> statement-breakpoint
-- What a person claimed to be is read by the write path alone, which records it.
revoke select on identity_verification from guiju_reader;
--> statement-breakpoint
grant select (id, account_id, principal_id, method, state, name_masked, number_masked, provider, refusal, submitted_at, asked_at, decided_at,
  recheck_at, recheck_asked_at) on identity_verification to guiju_reader;
--> statement-breakpoint
-- A report passes its states with time and handler, and is not closed without feedback (PUB Article 20).
alter table report
  add constraint report_assessed check (state = 'accepted' or (assessed_at is not null and assessed_by is not null)),
  add constraint report_handled check (state in ('accepted', 'assessed') or (handled_at is not null and handled_by is not null)),
  add constraint report_feedback check
    (state <> 'fed-back' or (fed_back_at is not null and feedback is not null and length(trim(feedback)) > 0 and outcome is not null));
--> statement-breakpoint
-- No version of a rule judges people before it was replayed, except those that came with the installation.
alter table review_rule
  add constraint review_rule_replayed check (state not in ('replayed', 'on') or replay_hash is not null or written_by is null);
--> statement-breakpoint
-- Network logs are kept at least six calendar months in Asia/Shanghai (MB Article 16), whoever asks.
create function purge_network_log(before timestamptz) returns bigint language plpgsql security definer set search_path = public as $$
declare gone bigint;
begin
  if before > ((now() at time zone 'Asia/Shanghai') - interval '6 months') at time zone 'Asia/Shanghai' then
    raise exception 'network logs are kept at least six months' using errcode = 'check_violation';
  end if;
  delete from network_log where at < before;
  get diagnostics gone = row_count;
  return gone;
end $$;
--> statement-breakpoint
revoke all on function purge_network_log from public;
--> statement-breakpoint
grant execute on function purge_network_log to guiju_app;
