-- What people answer when they are asked what matters more: one row a person and pair. Everybody of the organisation reads
-- them, for the result is the group's; each writes their own, a leader too, whose judgement is asked for.
create table weight_answer (
  organisation_id bigint not null,
  account_id bigint not null,
  kind text not null,
  first text not null,
  second text not null,
  value smallint not null,
  answered_at timestamptz not null default clock_timestamp(),
  constraint weight_answer_pk primary key (organisation_id, account_id, kind, first, second),
  constraint weight_answer_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint weight_answer_kind_choice check (kind in ('choice', 'judgement')),
  constraint weight_answer_pair check (first <> second),
  constraint weight_answer_value check (value between -9 and 9)
);
grant select, insert, update, delete on weight_answer to yinfeng_app;
alter table weight_answer enable row level security;
create policy weight_answer_organisation on weight_answer using (organisation_id = (select acting_organisation()));
create policy weight_answer_firm on weight_answer as restrictive using ((select acting_enterprise()) is null);
create policy weight_answer_own_inserts on weight_answer as restrictive for insert
  with check (account_id = (select acting_account()));
create policy weight_answer_own_updates on weight_answer as restrictive for update
  using (account_id = (select acting_account()));
create policy weight_answer_own_deletes on weight_answer as restrictive for delete
  using (account_id = (select acting_account()));
