-- Who comes in by a provider goes with it. Of sessions of before nobody knows by which they were opened.
alter table session add column provider_id uuid references identity_provider on delete cascade;
create index session_provider on session (provider_id) where provider_id is not null;
