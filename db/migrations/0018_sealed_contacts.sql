-- What leads to living people is kept sealed under a key outside the database. Beside each such column stand the keyed hashes
-- that it is found by. The program seals what stands in the clear, at the end of the last step that is pending where it has
-- keys, else when it is told to.
alter table person
  add column phone_hashes text[], add column email_hashes text[], add column wechat_hashes text[];
alter table person_history
  add column phone_hashes text[], add column email_hashes text[], add column wechat_hashes text[];
alter table enterprise add column contact_phone_hashes text[];
alter table enterprise_history add column contact_phone_hashes text[];
alter table difference add column value_hashes text[];
alter table difference_history add column value_hashes text[];

create index person_phone_hashes_idx on person using gin (phone_hashes);
create index person_email_hashes_idx on person using gin (email_hashes);
create index person_wechat_hashes_idx on person using gin (wechat_hashes);
create index enterprise_contact_phone_hashes_idx on enterprise using gin (contact_phone_hashes);

-- The keys that have sealed something: a program without one of them is told so when it starts.
create table seal_key (
  id text not null,
  suite text not null,
  first_used timestamptz not null default clock_timestamp(),
  constraint seal_key_pk primary key (id),
  constraint seal_key_id_form check (id ~ '^[0-9a-f]{8}$')
);
grant select, insert on seal_key to yinfeng_app;
