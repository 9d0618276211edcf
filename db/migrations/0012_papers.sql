-- The bytes of papers, kept once under their digest: records of papers come and go and are brought back, the bytes stay.
-- Scans and office files are packed already, so that they are kept as they are.
create table file_content (
  organisation_id bigint not null,
  digest text not null,
  bytes bytea not null,
  constraint file_content_pk primary key (organisation_id, digest),
  constraint file_content_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint file_content_digest_hex check (digest ~ '^[0-9a-f]{64}$')
);
alter table file_content alter column bytes set storage external;
grant select, insert on file_content to yinfeng_app;

-- A paper as a file beside a record of any kind, or beside a figure of a period. Numbers of records are unique among all kinds;
-- a paper outlives the record it hangs on, so that it is there again when that record is brought back.
create table attachment (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  title text not null,
  about text not null,
  subject text,
  record_id bigint,
  figure text,
  period text,
  paper text,
  dated_on date,
  file_name text not null,
  file_kind text not null,
  size_bytes bigint not null,
  digest text not null,
  kept_on date not null,
  kept_by text not null,
  note text,
  constraint attachment_pk primary key (organisation_id, id),
  constraint attachment_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint attachment_title_present check (btrim(title) <> ''),
  constraint attachment_about_present check (btrim(about) <> ''),
  constraint attachment_file_name_present check (btrim(file_name) <> ''),
  constraint attachment_file_kind_present check (btrim(file_kind) <> ''),
  constraint attachment_digest_present check (btrim(digest) <> ''),
  constraint attachment_kept_by_present check (btrim(kept_by) <> ''),
  constraint attachment_size_bytes_not_negative check (size_bytes >= 0)
);
create index attachment_record_idx on attachment (organisation_id, record_id);
create index attachment_digest_idx on attachment (organisation_id, digest);
select history_of('attachment');
