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
