-- What an index finds, under row security. The comparisons of words and lists are not leakproof, so PostgreSQL would hold
-- every row of a walled table against its policies before it compares one. These two look as the owner does, in the
-- organisation that is acted for alone, and answer numbers; the rows themselves are read behind the wall as before.

-- The records of a table whose search terms match.
create function searched(record_table text, terms tsquery) returns setof bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query execute format(
    'select id from %I where organisation_id = (select acting_organisation()) and search_terms @@ $1', record_table)
    using terms;
end
$$;

-- The records of a table that have one of the words in a list of theirs.
create function holding(record_table text, list_column text, words text[]) returns setof bigint
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
begin
  return query execute format(
    'select id from %I where organisation_id = (select acting_organisation()) and %I && $1', record_table, list_column)
    using words;
end
$$;

revoke execute on function searched(text, tsquery), holding(text, text, text[]) from public;
grant execute on function searched(text, tsquery), holding(text, text, text[]) to yinfeng_app;

-- Whether an account is bound to parks or to a firm is one truth value for the statement. As a test of a value for null the
-- planner takes it for almost never so, thinks that a table is almost empty, and reads all of it where the first page would do.
create or replace function wall(walled text, parks text, firm text) returns void language plpgsql as $$
declare
  rule text;
begin
  execute format('alter table %I enable row level security', walled);
  for rule in select policyname from pg_policies where schemaname = 'public' and tablename = walled loop
    execute format('drop policy %I on %I', rule, walled);
  end loop;
  execute format(
    'create policy %I on %I using (organisation_id = (select acting_organisation()))', walled || '_organisation', walled);
  if parks <> 'true' then
    execute format(
      'create policy %I on %I as restrictive using ((select acting_parks() is null) or (%s))', walled || '_parks', walled,
      parks);
  end if;
  execute format(
    'create policy %I on %I as restrictive using ((select acting_enterprise() is null) or (%s))', walled || '_firm', walled,
    firm);
  execute format(
    'create policy %I on %I as restrictive for insert with check ((select acting_role()) <> ''leader'')',
    walled || '_leader_inserts', walled);
  execute format(
    'create policy %I on %I as restrictive for update using ((select acting_role()) <> ''leader'')',
    walled || '_leader_updates', walled);
  execute format(
    'create policy %I on %I as restrictive for delete using ((select acting_role()) <> ''leader'')',
    walled || '_leader_deletes', walled);
end
$$;

do $$
declare
  rule record;
begin
  for rule in
    select tablename, policyname, qual from pg_policies
    where schemaname = 'public' and qual ~ 'SELECT acting_(parks|enterprise)\(\) AS \w+\) IS NULL'
  loop
    execute format(
      'alter policy %I on %I using (%s)', rule.policyname, rule.tablename,
      regexp_replace(
        rule.qual, '\( SELECT acting_(parks|enterprise)\(\) AS \w+\) IS NULL', '( SELECT acting_\1() IS NULL)', 'g'));
  end loop;
end
$$;
