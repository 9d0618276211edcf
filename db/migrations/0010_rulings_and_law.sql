-- A gate that was written with its word on screen is meant by its key; that changes no word of what stands.
alter table ruling disable trigger user;
update ruling set gate = names.key from (values ('产业准入', 'industry_admission'), ('长江保护法', 'yangtze'), ('排放总量', 'pollutant_total'), ('节能与两高', 'energy'), ('安全条件', 'safety'), ('投资强度', 'investment_intensity'), ('亩均税收', 'tax_intensity'), ('要素容量', 'capacity'), ('主体信用', 'standing'), ('时间窗口', 'window'), ('用地合规', 'site_lawful')) as names (word, key) where gate = names.word;
alter table ruling enable trigger user;
update ruling_history set gate = names.key from (values ('产业准入', 'industry_admission'), ('长江保护法', 'yangtze'), ('排放总量', 'pollutant_total'), ('节能与两高', 'energy'), ('安全条件', 'safety'), ('投资强度', 'investment_intensity'), ('亩均税收', 'tax_intensity'), ('要素容量', 'capacity'), ('主体信用', 'standing'), ('时间窗口', 'window'), ('用地合规', 'site_lawful')) as names (word, key) where gate = names.word;
-- What a department said is a ruling on a gate that there is; a ruling on anything else stays as it is, and counts for nothing.
alter table ruling add constraint ruling_gate_choice check (gate in ('industry_admission', 'yangtze', 'pollutant_total', 'energy', 'safety', 'investment_intensity', 'tax_intensity', 'capacity', 'standing', 'window', 'site_lawful')) not valid;

-- Favours in factors and fees, and what a favour rests on.
alter table promise add column basis_clause text;
alter table promise_history add column basis_clause text;
alter table promise add column basis_date date;
alter table promise_history add column basis_date date;
alter table promise add column basis_level text;
alter table promise_history add column basis_level text;
alter table promise add column exception text;
alter table promise_history add column exception text;
alter table promise add column favour_until date;
alter table promise_history add column favour_until date;
alter table promise add column end_condition text;
alter table promise_history add column end_condition text;
alter table promise drop constraint promise_kind_choice;
alter table promise add constraint promise_kind_choice check (kind in ('fixed_investment', 'jobs', 'tax', 'start', 'plant', 'permit', 'road', 'expert', 'tax_favour', 'subsidy', 'rent_free', 'land_price', 'utility_price', 'fee_waiver', 'other'));
alter table promise add constraint promise_basis_level_choice check (basis_level in ('law', 'regulation', 'state_council', 'ministry', 'province', 'city', 'county'));
alter table promise add constraint promise_exception_choice check (exception in ('national_security', 'innovation', 'public_interest', 'other'));
alter table promise drop constraint promise_favour_has_basis;
alter table promise add constraint promise_favour_has_basis check (kind not in ('tax_favour', 'subsidy', 'rent_free', 'land_price', 'utility_price', 'fee_waiver') or btrim(coalesce(legal_basis, '')) <> '');

-- Why a second project of a firm for a need is kept apart, and what a change of a signed amount is.
alter table opportunity add column separate_reason text;
alter table opportunity_history add column separate_reason text;
alter table opportunity add column amount_change text;
alter table opportunity_history add column amount_change text;
alter table opportunity add constraint opportunity_amount_change_choice check (amount_change in ('increase', 'reduction', 'correction'));
alter table signing add column change_kind text;
alter table signing_history add column change_kind text;
alter table signing add constraint signing_change_kind_choice check (change_kind in ('signing', 'increase', 'reduction', 'correction'));

create table agreement_review (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  examined text not null,
  department text not null,
  paper text not null,
  reviewed_on date not null,
  conclusion text not null,
  note text,
  constraint agreement_review_pk primary key (organisation_id, id),
  constraint agreement_review_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint agreement_review_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint agreement_review_examined_choice check (examined in ('legal', 'fair_competition')),
  constraint agreement_review_department_present check (btrim(department) <> ''),
  constraint agreement_review_paper_present check (btrim(paper) <> ''),
  constraint agreement_review_conclusion_choice check (conclusion in ('passed', 'amend', 'refused'))
);
create index agreement_review_opportunity_idx on agreement_review (organisation_id, opportunity_id);
select history_of('agreement_review');
