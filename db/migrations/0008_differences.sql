-- What a weaker or older word said of a fact that stands: listed until a person takes it or keeps what stands.
-- Column names, kinds and choices are those of the field catalogue; a test compares them.

create table difference (
  organisation_id bigint not null,
  id bigint not null default nextval('record_id'),
  change_id bigint not null,
  source_ids bigint[] not null,
  title text not null,
  enterprise_id bigint,
  plan_id bigint,
  person_id bigint,
  tie_id bigint,
  field text not null,
  standing text,
  standing_grade text,
  standing_on date,
  standing_source text,
  told text,
  told_grade text not null,
  told_on date not null,
  told_source text not null,
  value text,
  state text not null,
  listed_on date not null,
  settled_on date,
  settled_by text,
  constraint difference_pk primary key (organisation_id, id),
  constraint difference_change_fk foreign key (organisation_id, change_id) references change (organisation_id, id),
  constraint difference_enterprise_fk foreign key (organisation_id, enterprise_id) references enterprise (organisation_id, id) on delete cascade,
  constraint difference_plan_fk foreign key (organisation_id, plan_id) references plan (organisation_id, id) on delete cascade,
  constraint difference_person_fk foreign key (organisation_id, person_id) references person (organisation_id, id) on delete cascade,
  constraint difference_tie_fk foreign key (organisation_id, tie_id) references tie (organisation_id, id) on delete cascade,
  constraint difference_title_present check (btrim(title) <> ''),
  constraint difference_field_present check (btrim(field) <> ''),
  constraint difference_told_source_present check (btrim(told_source) <> ''),
  constraint difference_standing_grade_choice check (standing_grade in ('oral', 'self_reported', 'documented')),
  constraint difference_told_grade_choice check (told_grade in ('oral', 'self_reported', 'documented')),
  constraint difference_state_choice check (state in ('open', 'taken', 'kept'))
);
create index difference_enterprise_idx on difference (organisation_id, enterprise_id);
create index difference_plan_idx on difference (organisation_id, plan_id);
create index difference_person_idx on difference (organisation_id, person_id);
create index difference_tie_idx on difference (organisation_id, tie_id);
select history_of('difference');
