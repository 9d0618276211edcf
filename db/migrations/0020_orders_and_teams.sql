-- By whom work goes: beside the name of whoever works on something stands the log-in of their account, where they have one.
alter table follow_up add column owner_login text, add column assigned_by_login text;
alter table follow_up_history add column owner_login text, add column assigned_by_login text;
alter table opportunity add column officer_login text, add column leader_login text;
alter table opportunity_history add column officer_login text, add column leader_login text;
alter table promise add column owner_login text;
alter table promise_history add column owner_login text;
alter table visit_ask add column owner_login text;
alter table visit_ask_history add column owner_login text;
alter table visit add column host_login text, add column host_logins text[];
alter table visit_history add column host_login text, add column host_logins text[];
alter table engagement add column officer_login text;
alter table engagement_history add column officer_login text;
alter table review_session add column chair_login text;
alter table review_session_history add column chair_login text;

-- An order is a follow-up with receipt and feedback. It may hang on a need.
alter table follow_up add column need_id bigint;
alter table follow_up_history add column need_id bigint;
alter table follow_up add column order_state text, add column ordered_on date, add column order_words text,
  add column order_since date, add column received_by text, add column received_on date, add column feedback text,
  add column feedback_on date, add column return_reason text;
alter table follow_up_history add column order_state text, add column ordered_on date, add column order_words text,
  add column order_since date, add column received_by text, add column received_on date, add column feedback text,
  add column feedback_on date, add column return_reason text;
alter table follow_up add constraint follow_up_need_fk foreign key (organisation_id, need_id) references need (organisation_id, id) on delete cascade;
alter table follow_up add constraint follow_up_order_state_choice check (order_state in ('given', 'received', 'reported', 'finished', 'returned', 'withdrawn'));
alter table follow_up add constraint follow_up_order_state check (order_state is null or state = case order_state when 'finished' then 'done' when 'withdrawn' then 'cancelled' else 'open' end);
alter table follow_up add constraint follow_up_order_since check ((order_state is null) = (order_since is null));
create index follow_up_need_idx on follow_up (organisation_id, need_id);
create index follow_up_order_idx on follow_up (organisation_id, order_state) where order_state is not null;
select wall_records('follow_up', '(opportunity_id is null or opportunity_id in (select id from opportunity))
  and (need_id is null or need_id in (select id from need))', 'false');

-- The team of a project.
create table team_member (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  person text not null,
  role text not null,
  unit text,
  since date not null,
  until date,
  note text,
  login text,
  constraint team_member_pk primary key (organisation_id, id),
  constraint team_member_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint team_member_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint team_member_person_present check (btrim(person) <> ''),
  constraint team_member_role_present check (btrim(role) <> ''),
  constraint team_member_days_in_order check (until >= since)
);
create index team_member_opportunity_idx on team_member (organisation_id, opportunity_id);
select history_of('team_member');
select wall_records('team_member', 'opportunity_id in (select id from opportunity)', 'false');
