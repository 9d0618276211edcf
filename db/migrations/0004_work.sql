-- The work that follows a ranking: projects and their stages, visits, review sessions, promises, follow-ups.
-- Column names, kinds and choices are those of the field catalogue; a test compares them.

create table opportunity (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  code text not null,
  title text not null,
  enterprise_id bigint not null,
  plan_id bigint,
  need_id bigint,
  stage text not null,
  exit text,
  exit_reason text,
  stage_since date not null,
  opened_on date not null,
  run text,
  run_rank bigint,
  officer text,
  responsible_unit text,
  leader text,
  referrer text,
  first_talker text,
  claimants text[],
  ball text not null,
  ball_department text,
  ball_since date not null,
  paused_on date,
  pause_until date,
  pause_reason text,
  progress_on date not null,
  contract_amount_yuan bigint,
  contract_evidence text,
  signed_on date,
  note text,
  constraint opportunity_pk primary key (organisation_id, id),
  constraint opportunity_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint opportunity_code_present check (btrim(code) <> ''),
  constraint opportunity_title_present check (btrim(title) <> ''),
  constraint opportunity_enterprise_fk foreign key (organisation_id, enterprise_id) references enterprise (organisation_id, id) on delete cascade,
  constraint opportunity_plan_fk foreign key (organisation_id, plan_id) references plan (organisation_id, id),
  constraint opportunity_need_fk foreign key (organisation_id, need_id) references need (organisation_id, id),
  constraint opportunity_stage_choice check (stage in ('lead', 'screening', 'negotiating', 'review', 'contract', 'formalities', 'started', 'producing', 'at_capacity')),
  constraint opportunity_exit_choice check (exit in ('paused', 'rejected', 'lost', 'withdrawn')),
  constraint opportunity_run_rank_not_negative check (run_rank >= 0),
  constraint opportunity_ball_choice check (ball in ('firm', 'park', 'university', 'department')),
  constraint opportunity_contract_amount_yuan_not_negative check (contract_amount_yuan >= 0),
  constraint opportunity_contract_evidence_choice check (contract_evidence in ('oral', 'intention', 'agreement')),
  constraint opportunity_code_key unique (organisation_id, code) deferrable,
  constraint opportunity_exit_reason_given check (exit is null or exit_reason is not null),
  constraint opportunity_pause_reason_given check (paused_on is null or pause_reason is not null)
);
create index opportunity_enterprise_idx on opportunity (organisation_id, enterprise_id);
create index opportunity_plan_idx on opportunity (organisation_id, plan_id);
create index opportunity_need_idx on opportunity (organisation_id, need_id);
select history_of('opportunity');

create table stage_move (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  from_stage text,
  from_exit text,
  to_stage text not null,
  to_exit text,
  moved_on date not null,
  actor text not null,
  reason text,
  paper text,
  undoes_id bigint,
  note text,
  constraint stage_move_pk primary key (organisation_id, id),
  constraint stage_move_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint stage_move_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint stage_move_from_stage_choice check (from_stage in ('lead', 'screening', 'negotiating', 'review', 'contract', 'formalities', 'started', 'producing', 'at_capacity')),
  constraint stage_move_from_exit_choice check (from_exit in ('paused', 'rejected', 'lost', 'withdrawn')),
  constraint stage_move_to_stage_choice check (to_stage in ('lead', 'screening', 'negotiating', 'review', 'contract', 'formalities', 'started', 'producing', 'at_capacity')),
  constraint stage_move_to_exit_choice check (to_exit in ('paused', 'rejected', 'lost', 'withdrawn')),
  constraint stage_move_actor_present check (btrim(actor) <> ''),
  constraint stage_move_undoes_fk foreign key (organisation_id, undoes_id) references stage_move (organisation_id, id) on delete cascade
);
create index stage_move_opportunity_idx on stage_move (organisation_id, opportunity_id);
create index stage_move_undoes_idx on stage_move (organisation_id, undoes_id);
select history_of('stage_move');

create table ball_turn (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  holder text not null,
  department text,
  since date not null,
  until date,
  is_pause boolean not null,
  reason text,
  constraint ball_turn_pk primary key (organisation_id, id),
  constraint ball_turn_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint ball_turn_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint ball_turn_holder_choice check (holder in ('firm', 'park', 'university', 'department')),
  constraint ball_turn_order check (until >= since)
);
create index ball_turn_opportunity_idx on ball_turn (organisation_id, opportunity_id);
select history_of('ball_turn');

create table formality (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  item text not null,
  is_needed boolean,
  done_on date,
  paper text,
  note text,
  constraint formality_pk primary key (organisation_id, id),
  constraint formality_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint formality_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint formality_item_choice check (item in ('company', 'filing', 'land', 'planning', 'environment', 'energy', 'construction')),
  constraint formality_once unique (organisation_id, opportunity_id, item) deferrable
);
create index formality_opportunity_idx on formality (organisation_id, opportunity_id);
select history_of('formality');

create table visit (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  code text not null,
  title text not null,
  direction text not null,
  starts_on date not null,
  ends_on date not null,
  state text not null,
  state_reason text,
  host text,
  hosts text[],
  people bigint,
  transport text,
  topics text,
  consensus text,
  differences text,
  minutes_on date,
  minutes_by text,
  note text,
  constraint visit_pk primary key (organisation_id, id),
  constraint visit_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint visit_code_present check (btrim(code) <> ''),
  constraint visit_title_present check (btrim(title) <> ''),
  constraint visit_direction_choice check (direction in ('to_county', 'to_firm')),
  constraint visit_state_choice check (state in ('planned', 'confirmed', 'done', 'postponed', 'cancelled')),
  constraint visit_people_not_negative check (people >= 0),
  constraint visit_code_key unique (organisation_id, code) deferrable,
  constraint visit_order check (ends_on >= starts_on)
);
select history_of('visit');

create table visit_party (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  visit_id bigint not null,
  enterprise_id bigint not null,
  attendees text[],
  opportunity_id bigint,
  note text,
  force_reason text,
  constraint visit_party_pk primary key (organisation_id, id),
  constraint visit_party_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint visit_party_visit_fk foreign key (organisation_id, visit_id) references visit (organisation_id, id) on delete cascade,
  constraint visit_party_enterprise_fk foreign key (organisation_id, enterprise_id) references enterprise (organisation_id, id) on delete cascade,
  constraint visit_party_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint visit_party_once unique (organisation_id, visit_id, enterprise_id) deferrable
);
create index visit_party_visit_idx on visit_party (organisation_id, visit_id);
create index visit_party_enterprise_idx on visit_party (organisation_id, enterprise_id);
create index visit_party_opportunity_idx on visit_party (organisation_id, opportunity_id);
select history_of('visit_party');

create table visit_stop (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  visit_id bigint not null,
  day date not null,
  from_time text not null,
  to_time text not null,
  site text not null,
  zone_id bigint,
  building_id bigint,
  need_id bigint,
  host text,
  note text,
  force_reason text,
  constraint visit_stop_pk primary key (organisation_id, id),
  constraint visit_stop_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint visit_stop_visit_fk foreign key (organisation_id, visit_id) references visit (organisation_id, id) on delete cascade,
  constraint visit_stop_from_time_present check (btrim(from_time) <> ''),
  constraint visit_stop_to_time_present check (btrim(to_time) <> ''),
  constraint visit_stop_site_present check (btrim(site) <> ''),
  constraint visit_stop_zone_fk foreign key (organisation_id, zone_id) references zone (organisation_id, id),
  constraint visit_stop_building_fk foreign key (organisation_id, building_id) references building (organisation_id, id),
  constraint visit_stop_need_fk foreign key (organisation_id, need_id) references need (organisation_id, id),
  constraint visit_stop_from_time_form check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  constraint visit_stop_to_time_form check (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  constraint visit_stop_order check (to_time > from_time)
);
create index visit_stop_visit_idx on visit_stop (organisation_id, visit_id);
create index visit_stop_zone_idx on visit_stop (organisation_id, zone_id);
create index visit_stop_building_idx on visit_stop (organisation_id, building_id);
create index visit_stop_need_idx on visit_stop (organisation_id, need_id);
select history_of('visit_stop');

create table visit_ask (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  visit_id bigint not null,
  enterprise_id bigint not null,
  ask text not null,
  answer text,
  owner text,
  due_on date,
  answered_on date,
  constraint visit_ask_pk primary key (organisation_id, id),
  constraint visit_ask_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint visit_ask_visit_fk foreign key (organisation_id, visit_id) references visit (organisation_id, id) on delete cascade,
  constraint visit_ask_enterprise_fk foreign key (organisation_id, enterprise_id) references enterprise (organisation_id, id) on delete cascade,
  constraint visit_ask_ask_present check (btrim(ask) <> '')
);
create index visit_ask_visit_idx on visit_ask (organisation_id, visit_id);
create index visit_ask_enterprise_idx on visit_ask (organisation_id, enterprise_id);
select history_of('visit_ask');

create table promise (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  side text not null,
  kind text not null,
  content text not null,
  amount_yuan bigint,
  people bigint,
  due_on date not null,
  state text not null,
  closed_on date,
  evidence text,
  legal_basis text,
  owner text,
  note text,
  constraint promise_pk primary key (organisation_id, id),
  constraint promise_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint promise_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint promise_side_choice check (side in ('firm', 'county', 'university')),
  constraint promise_kind_choice check (kind in ('fixed_investment', 'jobs', 'tax', 'start', 'plant', 'permit', 'road', 'expert', 'tax_favour', 'subsidy', 'other')),
  constraint promise_content_present check (btrim(content) <> ''),
  constraint promise_amount_yuan_not_negative check (amount_yuan >= 0),
  constraint promise_people_not_negative check (people >= 0),
  constraint promise_state_choice check (state in ('open', 'kept', 'broken')),
  constraint promise_favour_has_basis check (kind not in ('tax_favour', 'subsidy') or btrim(coalesce(legal_basis, '')) <> '')
);
create index promise_opportunity_idx on promise (organisation_id, opportunity_id);
select history_of('promise');

create table review_session (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  code text not null,
  held_on date not null,
  place text,
  chair text,
  state text not null,
  note text,
  constraint review_session_pk primary key (organisation_id, id),
  constraint review_session_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint review_session_code_present check (btrim(code) <> ''),
  constraint review_session_state_choice check (state in ('planned', 'held', 'cancelled')),
  constraint review_session_code_key unique (organisation_id, code) deferrable
);
select history_of('review_session');

create table session_item (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  session_id bigint not null,
  opportunity_id bigint not null,
  position bigint not null,
  resolution text,
  resolved_on date,
  paper text,
  note text,
  constraint session_item_pk primary key (organisation_id, id),
  constraint session_item_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint session_item_session_fk foreign key (organisation_id, session_id) references review_session (organisation_id, id) on delete cascade,
  constraint session_item_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint session_item_position_not_negative check (position >= 0),
  constraint session_item_resolution_choice check (resolution in ('passed', 'conditional', 'deferred', 'refused')),
  constraint session_item_once unique (organisation_id, session_id, opportunity_id) deferrable
);
create index session_item_session_idx on session_item (organisation_id, session_id);
create index session_item_opportunity_idx on session_item (organisation_id, opportunity_id);
select history_of('session_item');

create table opinion (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  item_id bigint not null,
  department text not null,
  due_on date not null,
  stance text,
  text text,
  given_on date,
  constraint opinion_pk primary key (organisation_id, id),
  constraint opinion_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint opinion_item_fk foreign key (organisation_id, item_id) references session_item (organisation_id, id) on delete cascade,
  constraint opinion_department_present check (btrim(department) <> ''),
  constraint opinion_stance_choice check (stance in ('agrees', 'conditional', 'objects')),
  constraint opinion_once unique (organisation_id, item_id, department) deferrable
);
create index opinion_item_idx on opinion (organisation_id, item_id);
select history_of('opinion');

create table follow_up (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  title text not null,
  owner text not null,
  due_on date not null,
  is_provisional boolean not null,
  priority text not null,
  state text not null,
  waiting_for text,
  opportunity_id bigint,
  enterprise_id bigint,
  visit_id bigint,
  promise_id bigint,
  session_item_id bigint,
  assigned_by text,
  checklist text[],
  checked text[],
  clock text,
  written_by text not null,
  written_on date not null,
  closed_on date,
  result text,
  note text,
  constraint follow_up_pk primary key (organisation_id, id),
  constraint follow_up_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint follow_up_title_present check (btrim(title) <> ''),
  constraint follow_up_owner_present check (btrim(owner) <> ''),
  constraint follow_up_priority_choice check (priority in ('high', 'normal', 'low')),
  constraint follow_up_state_choice check (state in ('open', 'done', 'cancelled')),
  constraint follow_up_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint follow_up_enterprise_fk foreign key (organisation_id, enterprise_id) references enterprise (organisation_id, id) on delete cascade,
  constraint follow_up_visit_fk foreign key (organisation_id, visit_id) references visit (organisation_id, id) on delete cascade,
  constraint follow_up_promise_fk foreign key (organisation_id, promise_id) references promise (organisation_id, id) on delete cascade,
  constraint follow_up_session_item_fk foreign key (organisation_id, session_item_id) references session_item (organisation_id, id) on delete cascade,
  constraint follow_up_written_by_present check (btrim(written_by) <> '')
);
create index follow_up_opportunity_idx on follow_up (organisation_id, opportunity_id);
create index follow_up_enterprise_idx on follow_up (organisation_id, enterprise_id);
create index follow_up_visit_idx on follow_up (organisation_id, visit_id);
create index follow_up_promise_idx on follow_up (organisation_id, promise_id);
create index follow_up_session_item_idx on follow_up (organisation_id, session_item_id);
create index follow_up_due_idx on follow_up (organisation_id, state, due_on);
select history_of('follow_up');

create table progress (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint,
  follow_up_id bigint,
  author text not null,
  happened_on date not null,
  text text not null,
  is_progress boolean not null,
  constraint progress_pk primary key (organisation_id, id),
  constraint progress_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint progress_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint progress_follow_up_fk foreign key (organisation_id, follow_up_id) references follow_up (organisation_id, id) on delete cascade,
  constraint progress_author_present check (btrim(author) <> ''),
  constraint progress_text_present check (btrim(text) <> ''),
  constraint progress_subject check (opportunity_id is not null or follow_up_id is not null)
);
create index progress_opportunity_idx on progress (organisation_id, opportunity_id);
create index progress_follow_up_idx on progress (organisation_id, follow_up_id);
select history_of('progress');

-- Adds a column to a record table and its history, whose `ended_by` stays the last: history is kept by position.
create function add_record_column(record_table text, column_name text, column_type text) returns void
  language plpgsql as $$
declare
  history_table text := record_table || '_history';
begin
  execute format('alter table %I add column %I %s', record_table, column_name, column_type);
  execute format('alter table %I add column %I %s', history_table, column_name, column_type);
  execute format('alter table %I rename column ended_by to ended_before', history_table);
  execute format('alter table %I add column ended_by bigint', history_table);
  execute format('update %I set ended_by = ended_before', history_table);
  execute format('alter table %I drop column ended_before', history_table);
  execute format('alter table %I alter column ended_by set not null', history_table);
  execute format(
    'alter table %I add constraint %I primary key (organisation_id, id, ended_by)', history_table, history_table || '_pk');
  execute format(
    'create index %I on %I (organisation_id, ended_by)', history_table || '_ended_by_idx', history_table);
end
$$;

-- A reservation may belong to a project.
select add_record_column('hold', 'opportunity_id', 'bigint');
alter table hold add constraint hold_opportunity_fk foreign key (organisation_id, opportunity_id)
  references opportunity (organisation_id, id) on delete cascade;
create index hold_opportunity_idx on hold (organisation_id, opportunity_id);
