-- Whom guests of a visit reach us through, and where they are met.
alter table visit add column contact text, add column contact_phone text, add column meeting_place text;
alter table visit_history add column contact text, add column contact_phone text, add column meeting_place text;

-- Who made a contact, and what follows from it until when.
alter table engagement add column officer text, add column next_step text, add column next_due date;
alter table engagement_history add column officer text, add column next_step text, add column next_due date;
