-- What figures are counted from: signings, arrivals, the support ledgers, targets, frozen months.
-- Column names, kinds and choices are those of the field catalogue; a test compares them.

create table signing (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  signed_on date not null,
  amount_yuan bigint not null,
  evidence text,
  actor text not null,
  constraint signing_pk primary key (organisation_id, id),
  constraint signing_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint signing_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint signing_amount_yuan_not_negative check (amount_yuan >= 0),
  constraint signing_evidence_choice check (evidence in ('oral', 'intention', 'agreement')),
  constraint signing_actor_present check (btrim(actor) <> '')
);
create index signing_opportunity_idx on signing (organisation_id, opportunity_id);
select history_of('signing');

create table arrival (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  opportunity_id bigint not null,
  arrived_on date not null,
  amount_yuan bigint not null,
  proof text not null,
  paper text,
  note text,
  constraint arrival_pk primary key (organisation_id, id),
  constraint arrival_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint arrival_opportunity_fk foreign key (organisation_id, opportunity_id) references opportunity (organisation_id, id) on delete cascade,
  constraint arrival_amount_yuan_not_negative check (amount_yuan >= 0),
  constraint arrival_proof_choice check (proof in ('self_reported', 'voucher', 'audited', 'statistics'))
);
create index arrival_opportunity_idx on arrival (organisation_id, opportunity_id);
select history_of('arrival');

create table support (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  title text not null,
  kind text not null,
  happened_on date not null,
  amount_yuan bigint,
  attendances bigint,
  people bigint,
  papers text[],
  note text,
  constraint support_pk primary key (organisation_id, id),
  constraint support_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint support_title_present check (btrim(title) <> ''),
  constraint support_kind_choice check (kind in ('direct_free', 'direct_paid', 'brought_free', 'brought_paid', 'bought', 'sold', 'cadres', 'technicians', 'planning', 'research')),
  constraint support_amount_yuan_not_negative check (amount_yuan >= 0),
  constraint support_attendances_not_negative check (attendances >= 0),
  constraint support_people_not_negative check (people >= 0)
);
select history_of('support');

create table target (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  year bigint not null,
  indicator text not null,
  unit text,
  amount numeric(16,3) not null,
  paper text,
  constraint target_pk primary key (organisation_id, id),
  constraint target_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint target_year_not_negative check (year >= 0),
  constraint target_indicator_present check (btrim(indicator) <> ''),
  constraint target_amount_not_negative check (amount >= 0),
  constraint target_once unique nulls not distinct (organisation_id, year, indicator, unit) deferrable,
  constraint target_year_range check (year between 2000 and 2100)
);
select history_of('target');

create table frozen_month (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  month text not null,
  frozen_on date not null,
  actor text not null,
  figures text[] not null,
  rows text[] not null,
  digest text not null,
  constraint frozen_month_pk primary key (organisation_id, id),
  constraint frozen_month_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint frozen_month_month_present check (btrim(month) <> ''),
  constraint frozen_month_actor_present check (btrim(actor) <> ''),
  constraint frozen_month_digest_present check (btrim(digest) <> ''),
  constraint frozen_month_key unique (organisation_id, month) deferrable,
  constraint frozen_month_month_form check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
select history_of('frozen_month');
