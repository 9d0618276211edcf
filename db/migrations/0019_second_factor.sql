-- A secret that was shown to an account and counts once it is confirmed with a code of it; it is kept sealed, as code_secret
-- is. Recovery codes are kept as their digests.
alter table account
  add column code_offered text,
  alter column recovery_codes drop default,
  alter column recovery_codes type bytea[] using '{}'::bytea[];
alter table account alter column recovery_codes set default '{}';
