-- Firms and people are found by the keys of all their names: the present one first, then former and short ones. What stands
-- takes the names as they are written; a record takes its keys when it is written next. The types are changed in place, so
-- that no row counts as replaced.
drop index enterprise_name_key_idx;
alter table enterprise drop constraint enterprise_name_key_present;
alter table enterprise rename column name_key to name_keys;
alter table enterprise_history rename column name_key to name_keys;
alter table enterprise alter column name_keys type text[]
  using array[name_keys] || coalesce(former_names, '{}') || coalesce(short_names, '{}');
alter table enterprise_history alter column name_keys type text[]
  using array[name_keys] || coalesce(former_names, '{}') || coalesce(short_names, '{}');
create index enterprise_name_keys_idx on enterprise using gin (name_keys);

alter table person add column name_keys text not null default '';
alter table person alter column name_keys drop default;
alter table person alter column name_keys type text[] using array[lower(name)];
alter table person_history add column name_keys text not null default '';
alter table person_history alter column name_keys drop default;
alter table person_history alter column name_keys type text[] using array[lower(name)];
create index person_name_keys_idx on person using gin (name_keys);
