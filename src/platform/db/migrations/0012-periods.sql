-- What a tracked field was, and from when to when: kept by a reader of the ledger, and rebuildable from it.
-- A field that was empty has no period.

create table period (
  record text not null,
  record_id uuid not null,
  field text not null,
  value jsonb not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (record_id, field, valid_from)
);
create index period_as_of on period (record, field, valid_from);
