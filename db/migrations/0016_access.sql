-- Who may see and do what: accounts, their sessions and tokens, the audit, and row security as the wall behind the program's
-- own checks. A transaction names the account it acts for; whose rows it sees follows from that account alone, so that a
-- check that was forgotten shows nothing. No account named: no rows at all. Account 0 is the program itself, which names its
-- organisation, or 0 for what belongs to none.

-- A role that may not create roles leaves the auditing role to whoever runs the server.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'yinfeng_audit') then
    create role yinfeng_audit nologin;
  end if;
exception when insufficient_privilege then null;
end
$$;

create table account (
  organisation_id bigint not null,
  id bigint not null generated always as identity,
  login text not null,
  name text not null,
  role text not null,
  park_codes text[] not null default '{}',
  enterprise_id bigint,
  password text,
  must_change boolean not null default true,
  code_secret text,
  code_step bigint,
  recovery_codes text[] not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  disabled_at timestamptz,
  constraint account_pk primary key (id),
  constraint account_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint account_enterprise_fk foreign key (organisation_id, enterprise_id)
    references enterprise (organisation_id, id) on delete set null (enterprise_id),
  constraint account_login_key unique (login),
  constraint account_login_form check (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  constraint account_name_present check (btrim(name) <> ''),
  constraint account_role_choice check (role in ('administrator', 'branch_officer', 'park_official', 'leader', 'firm')),
  -- A firm with an account that lets somebody in is not deleted: the account is disabled first.
  constraint account_firm_bound check (
    case when role = 'firm' then enterprise_id is not null or disabled_at is not null else enterprise_id is null end)
);
create index account_organisation_idx on account (organisation_id, id);
create index account_enterprise_idx on account (organisation_id, enterprise_id) where enterprise_id is not null;

alter table change add column account_id bigint;
alter table change add constraint change_account_fk foreign key (account_id) references account (id);

-- What somebody shows to be let in: a browser's session or a personal token. Only the digest of the secret is kept.
create table credential (
  organisation_id bigint not null,
  id bigint not null generated always as identity,
  account_id bigint not null,
  kind text not null,
  digest bytea not null,
  title text not null default '',
  writes boolean not null default true,
  address text,
  created_at timestamptz not null default clock_timestamp(),
  used_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint credential_pk primary key (id),
  constraint credential_account_fk foreign key (account_id) references account (id) on delete cascade,
  constraint credential_digest_key unique (digest),
  constraint credential_kind_choice check (kind in ('session', 'token'))
);
create index credential_account_idx on credential (account_id, kind);

-- How often a log-in failed of late, by account name and by address: digests, so that nobody reads here who tried.
create table failed_login (
  key bytea not null,
  failures integer not null,
  failed_at timestamptz not null,
  constraint failed_login_pk primary key (key)
);
create index failed_login_failed_idx on failed_login (failed_at);

-- What was done and read, in the order in which it happened. Each row carries the digest of the one before.
create table audit_event (
  organisation_id bigint not null,
  number bigint not null,
  recorded_at timestamptz not null,
  account_id bigint,
  actor text not null,
  address text not null,
  action text not null,
  subject text not null,
  detail text not null,
  request_id text not null,
  change_id bigint,
  previous text not null,
  digest text not null,
  constraint audit_event_pk primary key (organisation_id, number)
);
create index audit_event_subject_idx on audit_event (organisation_id, subject, number);

create table audit_head (
  organisation_id bigint not null,
  number bigint not null,
  digest text not null,
  constraint audit_head_pk primary key (organisation_id)
);

-- The digest that a row must carry.
create function audit_digest(event audit_event) returns text language sql immutable as $$
  select encode(sha256(convert_to(concat_ws(E'\x1f',
    event.previous, event.organisation_id, event.number,
    to_char(event.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(event.account_id, 0), event.actor,
    event.address, event.action, event.subject, event.detail, event.request_id, coalesce(event.change_id, 0)), 'UTF8')), 'hex')
$$;

-- Appends what happened, under the lock of the organisation's last row.
create function audit(
  organisation bigint, account bigint, actor text, address text, action text, subject text, detail text, request text,
  change bigint
) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head;
  event audit_event;
begin
  if acting_account() is null or acting_account() <> 0 and (
    organisation is distinct from acting_organisation() or account is distinct from acting_account())
  then
    raise insufficient_privilege using message = 'the audit is appended on behalf of whoever acts';
  end if;
  insert into audit_head values (organisation, 0, '') on conflict do nothing;
  select * into head from audit_head where organisation_id = organisation for update;
  event := row(organisation, head.number + 1, clock_timestamp(), account, actor, address, action, subject, detail, request,
    change, head.digest, '');
  event.digest := audit_digest(event);
  insert into audit_event select event.*;
  update audit_head set number = event.number, digest = event.digest where organisation_id = organisation;
  return event.number;
end
$$;

-- For whom the transaction acts; null when nobody said so.
create function acting_account() returns bigint language sql stable as $$
  select nullif(current_setting('yinfeng.account', true), '')::bigint
$$;

create function acting_organisation() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when acting_account() = 0 then nullif(current_setting('yinfeng.organisation', true), '')::bigint
    else (select organisation_id from account where id = acting_account() and disabled_at is null)
  end
$$;

-- `program` for the program itself; null for nobody.
create function acting_role() returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when acting_account() = 0 then 'program'
    else (select role from account where id = acting_account() and disabled_at is null)
  end
$$;

-- The parks whose rows a park official sees; null for those who see all parks.
create function acting_parks() returns bigint[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select array(select p.id from park p where p.organisation_id = a.organisation_id and p.code = any(a.park_codes))
  from account a where a.id = acting_account() and a.role = 'park_official'
$$;

-- The firm whose rows a firm sees; null for everybody else.
create function acting_enterprise() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select enterprise_id from account where id = acting_account() and role = 'firm'
$$;

-- Puts a table behind the wall: rows of the acting organisation; for a park official those that meet `parks`, for a firm
-- those that meet `firm`. A leader writes nothing.
create function wall(walled text, parks text, firm text) returns void language plpgsql as $$
declare
  rule text;
begin
  execute format('alter table %I enable row level security', walled);
  for rule in select policyname from pg_policies where schemaname = 'public' and tablename = walled loop
    execute format('drop policy %I on %I', rule, walled);
  end loop;
  execute format(
    'create policy %I on %I using (organisation_id = (select acting_organisation()))', walled || '_organisation', walled);
  if parks <> 'true' then
    execute format(
      'create policy %I on %I as restrictive using ((select acting_parks()) is null or (%s))', walled || '_parks', walled,
      parks);
  end if;
  execute format(
    'create policy %I on %I as restrictive using ((select acting_enterprise()) is null or (%s))', walled || '_firm', walled,
    firm);
  execute format(
    'create policy %I on %I as restrictive for insert with check ((select acting_role()) <> ''leader'')',
    walled || '_leader_inserts', walled);
  execute format(
    'create policy %I on %I as restrictive for update using ((select acting_role()) <> ''leader'')',
    walled || '_leader_updates', walled);
  execute format(
    'create policy %I on %I as restrictive for delete using ((select acting_role()) <> ''leader'')',
    walled || '_leader_deletes', walled);
end
$$;

-- Puts a record table and its history behind the wall. What stands is seen where what it hangs on stands and is seen; what has
-- ended also where the project that it hung on has ended. Parks and needs that went to another park take all of it along.
create function wall_records(record_table text, parks text, firm text) returns void language plpgsql as $$
begin
  perform wall(record_table, parks, firm);
  perform wall(record_table || '_history', regexp_replace(
    parks, 'select id from (opportunity|session_item)\M', 'select id from \1 union all select id from \1_history', 'g'), firm);
end
$$;

-- Gives a record table its history table, triggers, grants and the wall around its organisation.
create or replace function history_of(record_table text) returns void language plpgsql as $$
declare
  history_table text := record_table || '_history';
begin
  execute format('create table %I (like %I, ended_by bigint not null)', history_table, record_table);
  execute format(
    'alter table %I add constraint %I primary key (organisation_id, id, ended_by)', history_table, history_table || '_pk');
  execute format(
    'create index %I on %I (organisation_id, ended_by)', history_table || '_ended_by_idx', history_table);
  execute format('create index %I on %I (organisation_id, change_id)', record_table || '_change_idx', record_table);
  execute format(
    'create trigger %I after update on %I referencing old table as replaced '
    'for each statement execute function keep_history()', record_table || '_replaced', record_table);
  execute format(
    'create trigger %I after delete on %I referencing old table as replaced '
    'for each statement execute function keep_history()', record_table || '_deleted', record_table);
  execute format('grant select, insert, update, delete on %I to yinfeng_app', record_table);
  execute format('grant select on %I to yinfeng_app', history_table);
  perform wall_records(record_table, 'true', 'false');
end
$$;

-- Every record is of an organisation; a firm sees itself, its plans and its people.
do $$
declare
  record_table text;
begin
  for record_table in select left(relname, -8) from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname like '%\_history'
  loop
    perform wall_records(record_table, 'true', case record_table
      when 'enterprise' then 'id = (select acting_enterprise())'
      when 'plan' then 'enterprise_id = (select acting_enterprise())'
      when 'tie' then 'enterprise_id = (select acting_enterprise())'
      when 'person' then 'id in (select person_id from tie)'
      else 'false' end);
  end loop;
end
$$;

-- What belongs to a park, and what hangs on that: seen where what it hangs on is seen.
select wall_records(t, p, 'false') from (values
  ('park', 'id = any((select acting_parks())::bigint[])'),
  ('zone', 'park_id = any((select acting_parks())::bigint[])'),
  ('need', 'park_id = any((select acting_parks())::bigint[])'),
  ('building', 'zone_id in (select id from zone)'),
  ('ledger', 'zone_id in (select id from zone)'),
  ('hold', 'zone_id in (select id from zone)'),
  ('ruling', 'need_id is null or need_id in (select id from need)'),
  ('opportunity', 'need_id is null or need_id in (select id from need)'),
  ('visit_stop', '(zone_id is null or zone_id in (select id from zone))
    and (need_id is null or need_id in (select id from need))')
) as w (t, p);
select wall_records(
  t, 'opportunity_id is null or opportunity_id in (select id from opportunity)', 'false')
from unnest(array[
  'stage_move', 'ball_turn', 'formality', 'promise', 'signing', 'arrival', 'session_item', 'agreement_review', 'follow_up',
  'progress', 'lead_claim', 'visit_party']) as t;
select wall_records(
  'opinion', 'item_id in (select id from session_item)', 'false');
select wall_records('attachment', $park$
  record_id is null or case subject
    when 'park' then record_id in (select id from park)
    when 'zone' then record_id in (select id from zone)
    when 'building' then record_id in (select id from building)
    when 'ledger' then record_id in (select id from ledger)
    when 'hold' then record_id in (select id from hold)
    when 'need' then record_id in (select id from need)
    when 'ruling' then record_id in (select id from ruling)
    when 'opportunity' then record_id in (select id from opportunity)
    when 'formality' then record_id in (select id from formality)
    when 'promise' then record_id in (select id from promise)
    when 'signing' then record_id in (select id from signing)
    when 'arrival' then record_id in (select id from arrival)
    when 'follow_up' then record_id in (select id from follow_up)
    when 'progress' then record_id in (select id from progress)
    when 'session_item' then record_id in (select id from session_item)
    when 'opinion' then record_id in (select id from opinion)
    when 'lead_claim' then record_id in (select id from lead_claim)
    when 'agreement_review' then
      record_id in (select id from agreement_review)
    else true
  end $park$, 'false');

-- What stands beside the records. A firm's changes are written by the officer who accepts them.
select wall('change', 'true', 'false');
select wall('source', 'true', 'id in (
  select unnest(source_ids) from enterprise union all select unnest(source_ids) from plan
  union all select unnest(source_ids) from tie union all select unnest(source_ids) from person)');
select wall('institution', 'true', 'true');
select wall('reference_choice', 'true', 'true');
select wall('reference_choice_history', 'true', 'true');
select wall('kept_answer', 'true', 'true');
select wall('file_content', 'true', 'false');
-- A file is kept before the paper that names it.
create policy file_content_parks on file_content as restrictive for select using (
  (select acting_parks()) is null
  or digest in (select digest from attachment union all select digest from attachment_history));
select wall('ranking_run', 'need_id in (select id from need)', 'false');
select wall('ranking_view', 'run_id in (select id from ranking_run)', 'false');

-- A leader's own requests are answered once as well.
drop policy kept_answer_leader_inserts on kept_answer;
drop policy kept_answer_leader_deletes on kept_answer;

alter table organisation enable row level security;
create policy organisation_own on organisation
  using (id = (select acting_organisation()) or (acting_account() = 0 and (select acting_organisation()) = 0));
grant insert on organisation, institution to yinfeng_app;

-- Accounts are seen by those of their organisation; log-in looks for them before anybody acts, as the program for no organisation.
alter table account enable row level security;
create policy account_own on account using (
  organisation_id = (select acting_organisation()) or (acting_account() = 0 and (select acting_organisation()) = 0));
create policy account_written on account as restrictive for insert
  with check ((select acting_role()) in ('program', 'administrator'));
create policy account_changed on account as restrictive for update
  using ((select acting_role()) in ('program', 'administrator') or id = acting_account());
alter table credential enable row level security;
create policy credential_own on credential using (
  organisation_id = (select acting_organisation()) or (acting_account() = 0 and (select acting_organisation()) = 0));
create policy credential_held on credential as restrictive using (
  (select acting_role()) in ('program', 'administrator') or account_id = acting_account());
alter table failed_login enable row level security;
create policy failed_login_program on failed_login using (acting_account() = 0);
grant select, insert, update on account, credential to yinfeng_app;
grant delete on credential to yinfeng_app;
grant select, insert, update, delete on failed_login to yinfeng_app;

-- The audit is appended through its function alone and read by administrators and the auditing role.
alter table audit_event enable row level security;
create policy audit_event_read on audit_event for select to yinfeng_app using (
  organisation_id = (select acting_organisation()) and (select acting_role()) in ('program', 'administrator'));
alter table audit_head enable row level security;
create policy audit_head_read on audit_head for select to yinfeng_app using (
  organisation_id = (select acting_organisation()) and (select acting_role()) in ('program', 'administrator'));
grant select on audit_event, audit_head to yinfeng_app;
revoke execute on function
  audit(bigint, bigint, text, text, text, text, text, text, bigint), keep_history() from public;
grant execute on function audit(bigint, bigint, text, text, text, text, text, text, bigint) to yinfeng_app;
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'yinfeng_audit') then return; end if;
  grant usage on schema public to yinfeng_audit;
  grant select on organisation, audit_event, audit_head to yinfeng_audit;
  create policy organisation_audited on organisation for select to yinfeng_audit using (true);
  create policy audit_event_audited on audit_event for select to yinfeng_audit using (true);
  create policy audit_head_audited on audit_head for select to yinfeng_audit using (true);
end
$$;
