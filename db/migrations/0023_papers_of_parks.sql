-- Papers are seen where the record that they hang on is seen, by name of each kind: what belongs to a park, or hangs on what
-- does, by its own rows; what belongs to the organisation by everybody in it; a kind that is not named here by no park.
select wall_records('attachment', $park$
  record_id is null or case subject
    when 'park' then record_id in (select id from park)
    when 'zone' then record_id in (select id from zone)
    when 'building' then record_id in (select id from building)
    when 'ledger' then record_id in (select id from ledger)
    when 'hold' then record_id in (select id from hold)
    when 'need' then record_id in (select id from need)
    when 'ruling' then record_id in (select id from ruling)
    when 'opportunity' then record_id in (select id from opportunity)
    when 'stage_move' then record_id in (select id from stage_move)
    when 'ball_turn' then record_id in (select id from ball_turn)
    when 'formality' then record_id in (select id from formality)
    when 'promise' then record_id in (select id from promise)
    when 'signing' then record_id in (select id from signing)
    when 'arrival' then record_id in (select id from arrival)
    when 'follow_up' then record_id in (select id from follow_up)
    when 'progress' then record_id in (select id from progress)
    when 'team_member' then record_id in (select id from team_member)
    when 'visit_party' then record_id in (select id from visit_party)
    when 'visit_stop' then record_id in (select id from visit_stop)
    when 'session_item' then record_id in (select id from session_item)
    when 'opinion' then record_id in (select id from opinion)
    when 'lead_claim' then record_id in (select id from lead_claim)
    when 'agreement_review' then record_id in (select id from agreement_review)
    else subject in (
      'enterprise', 'plan', 'person', 'consent', 'tie', 'standing', 'engagement', 'link', 'visit', 'visit_ask',
      'review_session', 'support', 'target', 'frozen_month', 'difference', 'confirmed_column', 'proposal')
  end $park$, 'false');

-- A firm sees its own account and nobody else's.
create policy account_firm on account as restrictive using (
  (select acting_role()) is distinct from 'firm' or id = (select acting_account()));
