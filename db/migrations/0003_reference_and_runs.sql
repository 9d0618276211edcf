-- Reference tables (classification, chains, places, rules, profiles) as immutable versions, and the rankings shown.

-- One version of one reference table. Rows never change; a correction is a new version.
create table reference_table (
  id bigint not null generated always as identity,
  name text not null,
  version text not null,
  digest text not null,
  source text not null,
  as_of date not null,
  columns text[] not null,
  constraint reference_table_pk primary key (id),
  constraint reference_table_version_key unique (name, version),
  constraint reference_table_digest_key unique (name, digest)
);

create table reference_row (
  table_id bigint not null,
  position integer not null,
  cells text[] not null,
  constraint reference_row_pk primary key (table_id, position),
  constraint reference_row_table_fk foreign key (table_id) references reference_table (id)
);

-- Which version of a reference table an organisation works with; historised like every record, so that replay finds it.
create table reference_choice (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  name text not null,
  table_id bigint not null,
  constraint reference_choice_pk primary key (organisation_id, id),
  constraint reference_choice_name_key unique (organisation_id, name),
  constraint reference_choice_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint reference_choice_table_fk foreign key (table_id) references reference_table (id)
);
select history_of('reference_choice');

-- One distinct question and its answer: ids and integers only.
create table ranking_run (
  organisation_id bigint not null,
  id text not null,
  need_id bigint,
  enterprise_id bigint,
  profile text not null,
  profile_version text not null,
  rules_version text not null,
  data_version bigint not null,
  day date not null,
  engine_version text not null,
  list_length integer not null,
  bands text[] not null,
  answer jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint ranking_run_pk primary key (organisation_id, id),
  constraint ranking_run_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint ranking_run_subject check (need_id is not null or enterprise_id is not null)
);
create index ranking_run_recorded_idx on ranking_run (organisation_id, recorded_at desc, id);

-- Who saw which ranking when.
create table ranking_view (
  organisation_id bigint not null,
  id bigint not null generated always as identity,
  run_id text not null,
  actor text not null,
  seen_at timestamptz not null,
  constraint ranking_view_pk primary key (organisation_id, id),
  constraint ranking_view_run_fk foreign key (organisation_id, run_id) references ranking_run (organisation_id, id)
);
create index ranking_view_run_idx on ranking_view (organisation_id, run_id);

grant select, insert on reference_table, reference_row, ranking_run, ranking_view to yinfeng_app;
