-- The firm's own contact, where no alumnus is named.
alter table enterprise add column contact_name text, add column contact_phone text;
alter table enterprise_history add column contact_name text, add column contact_phone text;

-- Column headers that a person settled, remembered for sheets of the same shape.
create table confirmed_column (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  header text not null,
  field text not null,
  shape text not null,
  file text,
  constraint confirmed_column_pk primary key (organisation_id, id),
  constraint confirmed_column_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint confirmed_column_header_present check (btrim(header) <> ''),
  constraint confirmed_column_field_present check (btrim(field) <> ''),
  constraint confirmed_column_shape_present check (btrim(shape) <> '')
);
create index confirmed_column_shape_idx on confirmed_column (organisation_id, shape);
select history_of('confirmed_column');
