-- What a contact tells of themselves is for the office and for them alone, not for whoever else of their firm has a link.
create policy difference_person on difference as restrictive
  using ((select acting_enterprise()) is null or person_id is null or person_id = (select acting_person()));
create policy difference_history_person on difference_history as restrictive
  using ((select acting_enterprise()) is null or person_id is null or person_id = (select acting_person()));

-- Whoever of a firm tells a fact once more sees not all that waits beside it: what they cannot see waits on.
create function proposal_waits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if acting_enterprise() is not null and new.state = 'settled' and exists (
    select from difference d
    where d.organisation_id = new.organisation_id and d.proposal_id = new.id and d.state = 'open')
  then
    new.state := old.state;
  end if;
  return new;
end
$$;
create trigger proposal_waits before update on proposal for each row execute function proposal_waits();

-- Links and what they opened are those of guests.
drop policy credential_held on credential;
create policy credential_held on credential as restrictive using (
  (select acting_role()) in ('program', 'administrator') or account_id = acting_account()
  or kind in ('link', 'guest') and (select acting_role()) = 'branch_officer'
    and account_id in (select id from account where is_guest));
