-- History is kept by the names of the columns, not by their position: a later migration adds a column to a record table and
-- to its history, each with one plain statement, wherever the column comes to stand.

-- Copies replaced and deleted rows aside. A row written and replaced within one change was never seen by anybody.
create or replace function keep_history() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  columns text := (
    select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = tg_relid and attnum > 0 and not attisdropped);
begin
  execute format(
    'insert into %I (%s, ended_by) select %s, $1 from replaced where change_id <> $1',
    tg_table_name || '_history', columns, columns)
    using current_setting('yinfeng.change')::bigint;
  return null;
end
$$;

drop function add_record_column(text, text, text);
