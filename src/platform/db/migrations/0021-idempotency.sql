-- What a POST with an Idempotency-Key was answered, for 24 hours.
-- The cause is written before the work begins: after a crash the ledger says whether the work was done.

create table idempotency (
  principal text not null,
  key text not null,
  request_hash bytea not null,
  cause_id uuid not null,
  begun_at timestamptz not null default clock_timestamp(),
  status int,
  answer text,
  primary key (principal, key)
);
create index idempotency_begun on idempotency (begun_at);
