-- What records are found by: the ends of their texts and how their names are spelled, as the program writes them. What stands
-- takes its terms from the program at the end of the last step that is pending.
alter table enterprise add column search_terms tsvector not null default '';
alter table enterprise_history add column search_terms tsvector not null default '';
alter table person add column search_terms tsvector not null default '';
alter table person_history add column search_terms tsvector not null default '';
alter table need
  add column name_keys text[] not null default '{}', add column search_terms tsvector not null default '';
alter table need_history
  add column name_keys text[] not null default '{}', add column search_terms tsvector not null default '';
alter table opportunity
  add column name_keys text[] not null default '{}', add column search_terms tsvector not null default '';
alter table opportunity_history
  add column name_keys text[] not null default '{}', add column search_terms tsvector not null default '';

create index enterprise_search_idx on enterprise using gin (search_terms);
create index person_search_idx on person using gin (search_terms);
create index need_search_idx on need using gin (search_terms);
create index opportunity_search_idx on opportunity using gin (search_terms);
create index need_name_keys_idx on need using gin (name_keys);
create index opportunity_name_keys_idx on opportunity using gin (name_keys);
