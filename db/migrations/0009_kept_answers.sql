-- How a request that carries a key was answered, written with the change it made: the same request sent again, from wherever
-- and after whatever, is answered alike and done once. An answer is kept for a day.
create table kept_answer (
  organisation_id bigint not null,
  actor text not null,
  key text not null,
  digest bytea not null,
  status integer not null,
  headers text[] not null,
  body bytea not null,
  expires_at timestamptz not null default now() + interval '24 hours',
  constraint kept_answer_pk primary key (organisation_id, actor, key),
  constraint kept_answer_organisation_fk foreign key (organisation_id) references organisation (id)
);
create index kept_answer_expires_idx on kept_answer (organisation_id, expires_at);
grant select, insert, delete on kept_answer to yinfeng_app;

-- Which change takes back which.
create index change_undoes_idx on change (organisation_id, undoes) where undoes is not null;
