-- Organisations, changes, sources and the machinery of history.
-- History runs by change number, never by clock: a transaction's start is not its commit.

do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'yinfeng_app') then
    create role yinfeng_app nologin;
  end if;
end
$$;

grant usage on schema public to yinfeng_app;

-- One partnership (结对): a county and the universities that help it.
create table organisation (
  id bigint not null,
  code text not null,
  name text not null,
  data_version bigint not null default 0,
  constraint organisation_pk primary key (id),
  constraint organisation_code_key unique (code)
);

insert into organisation (id, code, name) values (1, 'shiquan', '武汉理工大学—石泉县结对帮扶');

-- One use case that wrote something. Its version is set by its last statement: version order is commit order.
create table change (
  organisation_id bigint not null,
  id bigint not null generated always as identity,
  actor text not null,
  use_case text not null,
  request_id text not null,
  note text,
  undoes bigint,
  recorded_at timestamptz not null default clock_timestamp(),
  version bigint,
  constraint change_pk primary key (organisation_id, id),
  constraint change_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint change_undoes_fk foreign key (organisation_id, undoes) references change (organisation_id, id),
  constraint change_version_key unique (organisation_id, version)
);

-- Where facts come from; a record points to one source a fact.
create table source (
  organisation_id bigint not null,
  id bigint not null generated always as identity,
  change_id bigint not null,
  kind text not null,
  title text not null,
  as_of date not null,
  recorded_by text not null,
  grade text not null,
  constraint source_pk primary key (organisation_id, id),
  constraint source_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint source_kind_choice check (kind in ('import', 'form', 'visit', 'ruling', 'register', 'manual')),
  constraint source_grade_choice check (grade in ('oral', 'self_reported', 'documented')),
  constraint source_title_present check (btrim(title) <> '')
);
create index source_change_idx on source (organisation_id, change_id);

-- Universities, the county and its departments are institutions of the partnership.
create table institution (
  organisation_id bigint not null,
  code text not null,
  name text not null,
  kind text not null,
  constraint institution_pk primary key (organisation_id, code),
  constraint institution_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint institution_kind_choice check (kind in ('university', 'county', 'department'))
);

insert into institution (organisation_id, code, name, kind) values
  (1, 'whut', '武汉理工大学', 'university'),
  (1, 'shiquan', '石泉县', 'county');

create sequence record_id;

-- Copies replaced and deleted rows aside. A row written and replaced within one change was never seen by anybody.
create function keep_history() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  execute format(
    'insert into %I select o.*, $1 from replaced o where o.change_id <> $1', tg_table_name || '_history')
    using current_setting('yinfeng.change')::bigint;
  return null;
end
$$;

-- Gives a record table its history table, triggers and grants.
create function history_of(record_table text) returns void language plpgsql as $$
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
end
$$;

grant select on organisation, institution to yinfeng_app;
grant update (data_version) on organisation to yinfeng_app;
grant select, insert on change to yinfeng_app;
grant update (version) on change to yinfeng_app;
grant select, insert on source to yinfeng_app;
grant usage on sequence record_id to yinfeng_app;
