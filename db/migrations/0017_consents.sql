-- What people consented to: purpose, scope, days, each as a record of its own; a person's three columns of before become one.
-- Column names, kinds and choices are those of the field catalogue; a test compares them.

create table consent (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  person_id bigint not null,
  purpose text not null,
  text_version text,
  scope text not null,
  given_on date not null,
  means text,
  expires_on date,
  withdrawn_on date,
  note text,
  constraint consent_pk primary key (organisation_id, id),
  constraint consent_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint consent_person_fk foreign key (organisation_id, person_id) references person (organisation_id, id) on delete cascade,
  constraint consent_purpose_present check (btrim(purpose) <> ''),
  constraint consent_scope_choice check (scope in ('school', 'county')),
  constraint consent_means_choice check (means in ('written', 'form', 'message', 'oral')),
  constraint consent_days_in_order check (expires_on >= given_on and withdrawn_on >= given_on)
);
create index consent_person_idx on consent (organisation_id, person_id);
select history_of('consent');
select wall_records('consent', 'true', 'person_id in (select person_id from tie)');

-- Consents are told of by sheets like other facts: what a weaker word says of one waits for a person.
alter table difference add column consent_id bigint;
alter table difference_history add column consent_id bigint;
alter table difference add constraint difference_consent_fk foreign key (organisation_id, consent_id) references consent (organisation_id, id) on delete cascade;
create index difference_consent_idx on difference (organisation_id, consent_id);

-- Every state of a person that told of a consent is a state of it, past ones included. Nobody had said that the county may
-- use it: the scope is the narrower one. What was not told a day of was told on the day of its source. Purposes in words of
-- their own stand in the note.
create temporary table told on commit drop as
select p.organisation_id, p.id as person_id, p.change_id, p.ended_by,
  p.consent_purpose, p.consent_granted_on, p.consent_expires_on,
  coalesce(p.source_ids[13], 0) as purpose_source, coalesce(p.source_ids[14], 0) as given_source,
  coalesce(p.source_ids[15], 0) as expires_source
from (
  select organisation_id, id, change_id, null::bigint as ended_by, consent_purpose, consent_granted_on, consent_expires_on,
    source_ids from person
  union all
  select organisation_id, id, change_id, ended_by, consent_purpose, consent_granted_on, consent_expires_on, source_ids
    from person_history) p
where coalesce(p.consent_purpose, p.consent_granted_on::text, p.consent_expires_on::text) is not null;

create temporary table consent_of on commit drop as
select organisation_id, person_id, nextval('record_id') as id
from (select distinct organisation_id, person_id from told order by 1, 2) people;

create temporary table carried on commit drop as
select t.organisation_id, c.id, t.change_id, t.ended_by, t.person_id,
  coalesce(w.name, '其他') as purpose,
  given.day as given_on,
  case when t.consent_expires_on >= given.day then t.consent_expires_on end as expires_on,
  concat_ws(';',
    case when w.name is null then coalesce('原授权用途:' || t.consent_purpose, '原记录没有写明用途') end,
    case when t.consent_granted_on is null then '原记录没有写明授权日期,以资料日期计' end,
    case when t.consent_expires_on < given.day then '原授权到期 ' || t.consent_expires_on end) as note,
  base.source, t.expires_source
from told t
join consent_of c on c.organisation_id = t.organisation_id and c.person_id = t.person_id
cross join lateral (
  select coalesce(nullif(t.purpose_source, 0), nullif(t.given_source, 0), nullif(t.expires_source, 0), 0) as source) base
left join source s on s.organisation_id = t.organisation_id and s.id = base.source
cross join lateral (
  select coalesce(t.consent_granted_on, s.as_of, (
    select (h.recorded_at at time zone 'Asia/Shanghai')::date from change h
    where h.organisation_id = t.organisation_id and h.id = t.change_id)) as day) given
left join (values
  ('招商联络', '招商联络'), ('招商对接', '招商联络'), ('招商', '招商联络'), ('招商引资', '招商联络'), ('招商引荐', '招商联络'),
  ('投资对接', '招商联络'), ('项目对接', '招商联络'), ('对接', '招商联络'), ('联络', '招商联络'), ('联系', '招商联络'),
  ('校地合作', '招商联络'), ('校地对接', '招商联络'), ('考察邀请', '考察邀请'), ('考察', '考察邀请'), ('邀请考察', '考察邀请'),
  ('考察联络', '考察邀请'), ('约访', '考察邀请'), ('校友服务', '校友服务'), ('校友活动', '校友服务'), ('校友工作', '校友服务'),
  ('校友联络', '校友服务'), ('资料核实', '资料核实'), ('核实资料', '资料核实'), ('信息核实', '资料核实')) as w (word, name)
  on w.word = btrim(t.consent_purpose);

insert into consent (
  organisation_id, id, change_id, source_ids, person_id, purpose, scope, given_on, expires_on, note)
select organisation_id, id, change_id,
  array[source, source, 0, source, source, 0, case when expires_on is null then 0 else expires_source end, 0,
    case when note = '' then 0 else source end],
  person_id, purpose, 'school', given_on, expires_on, nullif(note, '')
from carried where ended_by is null;
insert into consent_history (
  organisation_id, id, change_id, source_ids, person_id, purpose, scope, given_on, expires_on, note, ended_by)
select organisation_id, id, change_id,
  array[source, source, 0, source, source, 0, case when expires_on is null then 0 else expires_source end, 0,
    case when note = '' then 0 else source end],
  person_id, purpose, 'school', given_on, expires_on, nullif(note, ''), ended_by
from carried where ended_by is not null;

-- The sources of a person's facts stand in the order of the catalogue, which has three fields less.
alter table person disable trigger user;
update person set source_ids = source_ids[1:12] || source_ids[16:] where cardinality(source_ids) > 12;
alter table person enable trigger user;
update person_history set source_ids = source_ids[1:12] || source_ids[16:] where cardinality(source_ids) > 12;
alter table person drop column consent_purpose, drop column consent_granted_on, drop column consent_expires_on;
alter table person_history drop column consent_purpose, drop column consent_granted_on, drop column consent_expires_on;

-- What still waited for a person's word on the three columns, and columns of sheets that were settled to them.
alter table difference disable trigger user;
update difference set state = 'kept', settled_on = (now() at time zone 'Asia/Shanghai')::date, settled_by = '改为授权记录'
where person_id is not null and state = 'open'
  and field in ('consent_purpose', 'consent_granted_on', 'consent_expires_on');
alter table difference enable trigger user;
alter table confirmed_column disable trigger user;
update confirmed_column set field = names.new
from (values ('person.consent_purpose', 'consent.purpose'), ('person.consent_granted_on', 'consent.given_on'),
  ('person.consent_expires_on', 'consent.expires_on')) as names (old, new) where field = names.old;
alter table confirmed_column enable trigger user;
update confirmed_column_history set field = names.new
from (values ('person.consent_purpose', 'consent.purpose'), ('person.consent_granted_on', 'consent.given_on'),
  ('person.consent_expires_on', 'consent.expires_on')) as names (old, new) where field = names.old;

-- Whose contact data was shown clear, for which purpose; who and when is in the change. Nobody changes or removes a row.
create table disclosure (
  organisation_id bigint not null,
  id bigint not null generated always as identity,
  change_id bigint not null,
  person_id bigint,
  enterprise_id bigint,
  purpose text not null,
  side text not null,
  constraint disclosure_pk primary key (organisation_id, id),
  constraint disclosure_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint disclosure_subject check (person_id is not null or enterprise_id is not null),
  constraint disclosure_side_choice check (side in ('school', 'county'))
);
create index disclosure_person_idx on disclosure (organisation_id, person_id);
create index disclosure_enterprise_idx on disclosure (organisation_id, enterprise_id);
grant select, insert on disclosure to yinfeng_app;
select wall('disclosure', 'true', 'person_id in (select person_id from tie)');

-- What looking at contact data left before: a change with the number of the person or firm and a purpose in free words.
insert into disclosure (organisation_id, change_id, person_id, enterprise_id, purpose, side)
select change.organisation_id, change.id, case when use_case = 'person.disclose' then told.id end,
  case when use_case = 'enterprise.disclose' then told.id end, told.purpose, 'school'
from change cross join lateral (
  select (regexp_match(note, '^(\d{1,18}): '))[1]::bigint as id, substring(note from '^\d{1,18}: (.*)$') as purpose) told
where use_case in ('person.disclose', 'enterprise.disclose') and told.id is not null and told.purpose <> '';

-- What was erased for good: which person, which kind of record, how many and how many past states, by which change and on
-- which ground; the changes that had written what is gone, and those that had ended it, whose taking back would need it. Who
-- and when is in the change.
create table erasure (
  organisation_id bigint not null,
  id bigint not null generated always as identity,
  change_id bigint not null,
  person_id bigint not null,
  kind text not null,
  records bigint not null,
  states bigint not null,
  ground text not null,
  changes bigint[] not null,
  ended bigint[] not null default '{}',
  constraint erasure_pk primary key (organisation_id, id),
  constraint erasure_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id)
);
create index erasure_person_idx on erasure (organisation_id, person_id);
create index erasure_change_idx on erasure (organisation_id, change_id);
create index erasure_changes_idx on erasure using gin (changes);
grant select on erasure to yinfeng_app;
select wall('erasure', 'true', 'false');

-- The organisation of the change that erases the person; only such a change may touch what follows.
create function erasing(person bigint) returns bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  organisation bigint;
begin
  select organisation_id into organisation from change
  where id = nullif(current_setting('yinfeng.change', true), '')::bigint and use_case = 'person.erase'
    and note = person::text and version is null;
  if organisation is null then raise exception 'no change erases person %', person using errcode = '42501'; end if;
  return organisation;
end
$$;

-- Removes the past states of records that no longer stand, and leaves a row that says so.
create function erase_states(person bigint, kind text, ids bigint[], ground text) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation bigint := erasing(person);
  history text := kind || '_history';
  touched bigint[];
  ends bigint[];
  records bigint;
  states bigint;
begin
  if to_regclass(history) is null then raise exception 'no records of kind %', kind using errcode = '22023'; end if;
  execute format('select count(*) from %I where organisation_id = $1 and id = any($2)', kind)
    into records using organisation, ids;
  if records > 0 then raise exception 'records of kind % still stand', kind using errcode = '22023'; end if;
  execute format(
    'with gone as (delete from %I where organisation_id = $1 and id = any($2) returning id, change_id, ended_by) '
    'select count(distinct id), count(*), coalesce((select array_agg(distinct c order by c) from (
       select change_id as c from gone union select ended_by from gone) as every), ''{}''),
       coalesce(array_agg(distinct ended_by), ''{}'') from gone', history)
    into records, states, touched, ends using organisation, ids;
  insert into erasure (organisation_id, change_id, person_id, kind, records, states, ground, changes, ended)
  values (organisation, current_setting('yinfeng.change')::bigint, person, kind, records, states, ground, touched, ends);
  return states;
end
$$;

-- Takes fields out of past states of records that stay; `places` are those of their sources.
create function clear_states(person bigint, kind text, ids bigint[], columns text[], places integer[], ground text)
  returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation bigint := erasing(person);
  states bigint;
begin
  if to_regclass(kind || '_history') is null then raise exception 'no records of kind %', kind using errcode = '22023'; end if;
  execute format(
    'update %I set %s, source_ids = array(
       select case when n = any($3) then 0 else s end from unnest(source_ids) with ordinality as u (s, n) order by n)
     where organisation_id = $1 and id = any($2)', kind || '_history',
    (select string_agg(format('%I = null', c), ', ') from unnest(columns) as c))
    using organisation, ids, places;
  get diagnostics states = row_count;
  insert into erasure (organisation_id, change_id, person_id, kind, records, states, ground, changes)
  values (organisation, current_setting('yinfeng.change')::bigint, person, kind, cardinality(ids), states, ground, '{}');
  return states;
end
$$;

-- Puts other words in the place of what names a person in texts of past states of records that stay.
create function reword_states(
  person bigint, kind text, ids bigint[], columns text[], words text[], other text, ground text)
  returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation bigint := erasing(person);
  word text;
  sets text;
  holds text;
  touched bigint;
  states bigint := 0;
begin
  if to_regclass(kind || '_history') is null then raise exception 'no records of kind %', kind using errcode = '22023'; end if;
  select string_agg(
      case when format_type(atttypid, atttypmod) = 'text[]'
        then format('%1$I = case when %1$I is not null then array(
          select replace(x, $3, $4) from unnest(%1$I) with ordinality as u (x, n) order by n) end', attname)
        else format('%1$I = replace(%1$I, $3, $4)', attname) end, ', '),
    string_agg(
      case when format_type(atttypid, atttypmod) = 'text[]'
        then format('position($3 in coalesce(array_to_string(%I, '' ''), '''')) > 0', attname)
        else format('position($3 in coalesce(%I, '''')) > 0', attname) end, ' or ')
  into sets, holds from pg_attribute
  where attrelid = (kind || '_history')::regclass and attname = any(columns)
    and format_type(atttypid, atttypmod) in ('text', 'text[]');
  if sets is null then return 0; end if;
  foreach word in array words loop
    execute format(
      'update %I set %s where organisation_id = $1 and id = any($2) and (%s)', kind || '_history', sets, holds)
      using organisation, ids, word, other;
    get diagnostics touched = row_count;
    states := states + touched;
  end loop;
  if states > 0 then
    insert into erasure (organisation_id, change_id, person_id, kind, records, states, ground, changes)
    values (organisation, current_setting('yinfeng.change')::bigint, person, kind, 0, states, ground, '{}');
  end if;
  return states;
end
$$;

-- Puts other words in the place of what names a person in titles of sources and notes of changes, and takes the free words out of
-- which the person was looked at for.
create function reword_papers(person bigint, sources bigint[], words text[], other text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation bigint := erasing(person);
  word text;
  changes bigint[] := array(
    select distinct c from erasure e cross join unnest(e.changes) as c
    where e.organisation_id = organisation and e.change_id = current_setting('yinfeng.change')::bigint);
begin
  foreach word in array words loop
    update source set title = replace(title, word, other)
    where organisation_id = organisation and id = any(sources) and position(word in title) > 0;
    update change set note = replace(note, word, other)
    where organisation_id = organisation and id = any(changes) and position(word in note) > 0;
  end loop;
  update change set note = person::text
  where organisation_id = organisation and use_case = 'person.disclose' and note like person || ': %';
end
$$;

-- Removes the bytes of files that no paper, standing or past, refers to.
create function erase_files(person bigint, digests text[]) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation bigint := erasing(person);
  gone bigint;
begin
  delete from file_content f where f.organisation_id = organisation and f.digest = any(digests)
    and not exists (select from attachment a where a.organisation_id = organisation and a.digest = f.digest)
    and not exists (select from attachment_history a where a.organisation_id = organisation and a.digest = f.digest);
  get diagnostics gone = row_count;
  return gone;
end
$$;

revoke execute on function erasing(bigint), erase_states(bigint, text, bigint[], text),
  clear_states(bigint, text, bigint[], text[], integer[], text),
  reword_states(bigint, text, bigint[], text[], text[], text, text),
  reword_papers(bigint, bigint[], text[], text), erase_files(bigint, text[]) from public;
grant execute on function erase_states(bigint, text, bigint[], text),
  clear_states(bigint, text, bigint[], text[], integer[], text),
  reword_states(bigint, text, bigint[], text[], text[], text, text),
  reword_papers(bigint, bigint[], text[], text), erase_files(bigint, text[]) to yinfeng_app;
