-- From when to when a post is held; who wishes not to be approached; where a firm will not go.
alter table tie add column from_on date;
alter table tie_history add column from_on date;
alter table tie add column until_on date;
alter table tie_history add column until_on date;
alter table tie add constraint tie_days_in_order check (until_on >= from_on);
alter table person add column do_not_approach boolean;
alter table person_history add column do_not_approach boolean;
alter table person add column do_not_approach_reason text;
alter table person_history add column do_not_approach_reason text;
alter table person add column do_not_approach_since date;
alter table person_history add column do_not_approach_since date;
alter table person add column do_not_approach_until date;
alter table person_history add column do_not_approach_until date;
create index person_refused_idx on person (organisation_id) where do_not_approach;
alter table enterprise add column excluded_regions text[];
alter table enterprise_history add column excluded_regions text[];
alter table ruling drop constraint ruling_gate_choice;
alter table ruling add constraint ruling_gate_choice check (gate in ('industry_admission', 'yangtze', 'pollutant_total', 'energy', 'safety', 'investment_intensity', 'tax_intensity', 'capacity', 'standing', 'window', 'excluded_region', 'site_lawful')) not valid;

-- The code a project keeps on the national platform, and by what its lead came.
alter table opportunity add column project_code text;
alter table opportunity_history add column project_code text;
alter table opportunity add column lead_kind text;
alter table opportunity_history add column lead_kind text;
alter table opportunity add constraint opportunity_project_code_form check (project_code ~ '^20[0-9]{2}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}$');
alter table opportunity add constraint opportunity_project_code_key unique (organisation_id, project_code) deferrable;

-- Money that arrived is reported, checked, and recognised for a month or sent back; figures count what is recognised.
-- Arrivals without a state count on the day of arrival where they have a voucher or better, which is what an examination asks
-- for. They stay counted, as recognised for the month of their arrival; nobody is named who examined them.
-- What a firm only reported itself was never examined by anybody: it stands as reported and is shown apart.
alter table arrival add column use text;
alter table arrival_history add column use text;
alter table arrival add column work text;
alter table arrival_history add column work text;
alter table arrival add column state text;
alter table arrival_history add column state text;
alter table arrival add column checked_by text;
alter table arrival_history add column checked_by text;
alter table arrival add column checked_on date;
alter table arrival_history add column checked_on date;
alter table arrival add column recognised_by text;
alter table arrival_history add column recognised_by text;
alter table arrival add column recognised_on date;
alter table arrival_history add column recognised_on date;
alter table arrival add column recognised_month text;
alter table arrival_history add column recognised_month text;
alter table arrival add column sent_back_by text;
alter table arrival_history add column sent_back_by text;
alter table arrival add column sent_back_on date;
alter table arrival_history add column sent_back_on date;
alter table arrival add column sent_back_reason text;
alter table arrival_history add column sent_back_reason text;
alter table arrival disable trigger user;
update arrival set state = case when proof = 'self_reported' then 'reported' else 'recognised' end, recognised_month = case when proof <> 'self_reported' then to_char(arrived_on, 'YYYY-MM') end;
alter table arrival enable trigger user;
update arrival_history set state = case when proof = 'self_reported' then 'reported' else 'recognised' end, recognised_month = case when proof <> 'self_reported' then to_char(arrived_on, 'YYYY-MM') end;
alter table arrival alter column state set not null;
alter table arrival_history alter column state set not null;
alter table arrival add constraint arrival_use_choice check (use in ('fixed_assets', 'working_capital'));
alter table arrival add constraint arrival_work_choice check (work in ('new', 'continued'));
alter table arrival add constraint arrival_state_choice check (state in ('reported', 'checked', 'recognised', 'sent_back'));

-- Who brought a project, by shares that make up the whole.
create table lead_claim (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  kind text not null,
  party text not null,
  happened_on date not null,
  share_pct numeric(16,3) not null,
  confirmed_by text[] not null,
  evidence text not null,
  note text,
  constraint lead_claim_pk primary key (organisation_id, id),
  constraint lead_claim_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint lead_claim_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint lead_claim_kind_choice check (kind in ('referral', 'first_report', 'first_talk')),
  constraint lead_claim_party_present check (btrim(party) <> ''),
  constraint lead_claim_share_pct_range check (share_pct between 0 and 100),
  constraint lead_claim_evidence_present check (btrim(evidence) <> '')
);
create index lead_claim_opportunity_idx on lead_claim (organisation_id, opportunity_id);
select history_of('lead_claim');

-- Formalities and lines of support are rows of reference tables, kept by their words.
alter table formality add column form text;
alter table formality_history add column form text;
alter table formality add column accepted_on date;
alter table formality_history add column accepted_on date;
alter table formality drop constraint formality_item_choice;
alter table formality add constraint formality_item_present check (btrim(item) <> '');
alter table formality disable trigger user;
update formality set item = names.word from (values ('company', '项目公司'), ('filing', '备案'), ('land', '用地'), ('planning', '规划'), ('environment', '环评'), ('energy', '能评'), ('construction', '施工许可')) as names (code, word) where item = names.code;
alter table formality enable trigger user;
update formality_history set item = names.word from (values ('company', '项目公司'), ('filing', '备案'), ('land', '用地'), ('planning', '规划'), ('environment', '环评'), ('energy', '能评'), ('construction', '施工许可')) as names (code, word) where item = names.code;
alter table support drop constraint support_kind_choice;
alter table support add constraint support_kind_present check (btrim(kind) <> '');
alter table support disable trigger user;
update support set kind = names.word from (values ('direct_free', '直接投入无偿资金'), ('direct_paid', '直接投入有偿资金'), ('brought_free', '帮助引进无偿资金'), ('brought_paid', '帮助引进有偿资金'), ('bought', '直接购买农产品'), ('sold', '帮助销售农产品'), ('cadres', '培训基层干部'), ('technicians', '培训技术人员'), ('planning', '规划项目'), ('research', '科研项目')) as names (code, word) where kind = names.code;
alter table support enable trigger user;
update support_history set kind = names.word from (values ('direct_free', '直接投入无偿资金'), ('direct_paid', '直接投入有偿资金'), ('brought_free', '帮助引进无偿资金'), ('brought_paid', '帮助引进有偿资金'), ('bought', '直接购买农产品'), ('sold', '帮助销售农产品'), ('cadres', '培训基层干部'), ('technicians', '培训技术人员'), ('planning', '规划项目'), ('research', '科研项目')) as names (code, word) where kind = names.code;
