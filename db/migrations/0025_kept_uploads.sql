-- A file that somebody uploaded to import it, until it is imported, laid aside or its time is over: what it holds is nobody's
-- record yet. Its bytes are sealed as contact data is, and only whoever uploaded it sees the row.
create table kept_upload (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  account_id bigint not null,
  entity text not null,
  name text not null,
  size bigint not null,
  choices text not null,
  bytes bytea not null,
  kept_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  constraint kept_upload_pk primary key (organisation_id, id),
  constraint kept_upload_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint kept_upload_name_present check (btrim(name) <> '')
);
create index kept_upload_expires_idx on kept_upload (organisation_id, expires_at);
create index kept_upload_account_idx on kept_upload (organisation_id, account_id);
grant select, insert, update, delete on kept_upload to yinfeng_app;
select wall('kept_upload', 'true', 'false');
create policy kept_upload_own on kept_upload as restrictive using (
  (select acting_role()) = 'program' or account_id = acting_account());

-- Lays aside every upload of the organisation: any may hold the person who is being erased.
create function erase_uploads(person bigint) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation bigint := erasing(person);
  gone bigint;
begin
  delete from kept_upload where organisation_id = organisation;
  get diagnostics gone = row_count;
  return gone;
end
$$;
revoke execute on function erase_uploads(bigint) from public;
grant execute on function erase_uploads(bigint) to yinfeng_app;
