-- What a firm does for itself: a link that is opened once lets its contact in, and what is told waits as a proposal, one
-- difference a field, until somebody of the office takes or keeps it.

-- Whoever comes by a link is a guest: an account without a password, of one firm and, where the contact is on record, of
-- one person. It goes with the firm; without one it sees nothing.
alter table account
  add column is_guest boolean not null default false,
  add column person_id bigint,
  add constraint account_person_fk foreign key (organisation_id, person_id)
    references person (organisation_id, id) on delete set null (person_id),
  add constraint account_guest_form check (not is_guest or role = 'firm' and password is null),
  add constraint account_person_bound check (person_id is null or is_guest),
  drop constraint account_firm_bound,
  add constraint account_firm_bound check (case
    when role = 'firm' then enterprise_id is not null or disabled_at is not null or is_guest
    else enterprise_id is null end);
create index account_person_idx on account (organisation_id, person_id) where person_id is not null;

-- A link, and the session that opening it began.
alter table credential
  add column opened_at timestamptz,
  drop constraint credential_kind_choice,
  add constraint credential_kind_choice check (kind in ('session', 'token', 'link', 'guest')),
  add constraint credential_opened check (opened_at is null or kind = 'link');

drop policy account_written on account;
create policy account_written on account as restrictive for insert with check (
  (select acting_role()) in ('program', 'administrator') or is_guest and (select acting_role()) = 'branch_officer');
drop policy account_changed on account;
create policy account_changed on account as restrictive for update using (
  (select acting_role()) in ('program', 'administrator') or id = acting_account()
  or is_guest and (select acting_role()) = 'branch_officer');
drop policy credential_held on credential;
create policy credential_held on credential as restrictive using (
  (select acting_role()) in ('program', 'administrator') or account_id = acting_account()
  or kind in ('link', 'guest') and (select acting_role()) = 'branch_officer');

-- The firm whose rows a firm sees, none when it has gone; null for everybody else.
create or replace function acting_enterprise() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(enterprise_id, 0) from account where id = acting_account() and role = 'firm'
$$;

-- The person whose data a guest sees, none when the contact is not on record; null for everybody else.
create function acting_person() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(person_id, 0) from account where id = acting_account() and is_guest
$$;

create table proposal (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  title text not null,
  enterprise_id bigint not null,
  submitted_by text not null,
  submitted_on date not null,
  note text,
  state text not null,
  constraint proposal_pk primary key (organisation_id, id),
  constraint proposal_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint proposal_enterprise_fk foreign key (organisation_id, enterprise_id) references enterprise (organisation_id, id) on delete cascade,
  constraint proposal_title_present check (btrim(title) <> ''),
  constraint proposal_submitted_by_present check (btrim(submitted_by) <> ''),
  constraint proposal_state_choice check (state in ('open', 'settled'))
);
create index proposal_enterprise_idx on proposal (organisation_id, enterprise_id);
select history_of('proposal');
select wall_records('proposal', 'true', 'enterprise_id = (select acting_enterprise())');

alter table difference
  add column proposal_id bigint, add column reason text,
  add constraint difference_proposal_fk foreign key (organisation_id, proposal_id) references proposal (organisation_id, id) on delete cascade;
alter table difference_history add column proposal_id bigint, add column reason text;
create index difference_proposal_idx on difference (organisation_id, proposal_id);
select wall_records('difference', 'true', 'proposal_id in (select id from proposal)');

alter table consent drop constraint consent_means_choice,
  add constraint consent_means_choice check (means in ('written', 'form', 'message', 'oral', 'link'));

-- A firm writes what it tells under its own changes, and a guest sees the one person alone.
select wall('change', 'true', 'account_id = acting_account()');
select wall('source', 'true', 'change_id in (select id from change) or id in (
  select unnest(source_ids) from enterprise union all select unnest(source_ids) from plan
  union all select unnest(source_ids) from tie union all select unnest(source_ids) from person
  union all select unnest(source_ids) from consent)');
select wall_records('tie', 'true', 'enterprise_id = (select acting_enterprise())
  and ((select acting_person()) is null or person_id = (select acting_person()))');

-- When contact data of the acting firm and its people was shown clear: by whose office, for what. No more of it is told.
create function own_looks() returns table (
  change_id bigint, recorded_at timestamptz, role text, purpose text, side text, about text
) language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.recorded_at, a.role, d.purpose, d.side, case
    when d.person_id = acting_person() then 'self' when d.person_id is null then 'firm' else 'other' end
  from disclosure d join change c on c.organisation_id = d.organisation_id and c.id = d.change_id
  left join account a on a.id = c.account_id
  where d.organisation_id = acting_organisation() and acting_enterprise() > 0 and (
    d.enterprise_id = acting_enterprise() or d.person_id in (
      select t.person_id from tie t where t.organisation_id = d.organisation_id and t.enterprise_id = acting_enterprise()))
  order by c.id desc
$$;
revoke execute on function own_looks() from public;
grant execute on function own_looks() to yinfeng_app;

-- A firm tells and consents; what stands of it is written by the office, and consents of others by nobody else.
do $$
declare
  told text;
begin
  foreach told in array array['enterprise', 'plan', 'tie', 'person'] loop
    execute format(
      'create policy %I on %I as restrictive for insert with check ((select acting_enterprise()) is null)',
      told || '_firm_inserts', told);
    execute format(
      'create policy %I on %I as restrictive for update using ((select acting_enterprise()) is null)',
      told || '_firm_updates', told);
  end loop;
  foreach told in array array['enterprise', 'plan', 'tie', 'person', 'consent', 'proposal', 'difference', 'change', 'source'] loop
    execute format(
      'create policy %I on %I as restrictive for delete using ((select acting_enterprise()) is null)',
      told || '_firm_deletes', told);
  end loop;
end
$$;
create policy consent_firm_inserts on consent as restrictive for insert
  with check ((select acting_enterprise()) is null or person_id = (select acting_person()));
create policy consent_firm_updates on consent as restrictive for update
  using ((select acting_enterprise()) is null or person_id = (select acting_person()));
create policy difference_firm_updates on difference as restrictive for update
  using (true) with check ((select acting_enterprise()) is null or state <> 'taken');
