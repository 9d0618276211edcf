-- A dossier that was printed, by the short code it bears: what it was asked and what it answered, in ids and whole numbers. Whoever
-- sees its need sees it; it is kept as long as the rankings are.
create table dossier_print (
  organisation_id bigint not null,
  code text not null,
  digest text not null,
  need_id bigint not null,
  enterprise_id bigint,
  plan_id bigint,
  run_id text not null,
  profile text not null,
  profile_version text not null,
  rules_version text not null,
  data_version bigint not null,
  day date not null,
  engine_version text not null,
  list_length integer not null,
  answer jsonb not null,
  printed_by text not null,
  printed_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  constraint dossier_print_pk primary key (organisation_id, code),
  constraint dossier_print_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint dossier_print_run_fk foreign key (organisation_id, run_id) references ranking_run (organisation_id, id),
  constraint dossier_print_withdrawn check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null))
);
-- The same content keeps its code, unless that was withdrawn.
create unique index dossier_print_digest_idx on dossier_print (organisation_id, digest) where withdrawn_at is null;
grant select, insert, update on dossier_print to yinfeng_app;
select wall('dossier_print', 'need_id in (select id from need)', 'false');
