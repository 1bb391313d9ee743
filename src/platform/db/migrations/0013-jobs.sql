-- Work that people start and watch: bulk edits, imports, exports.

create table job_run (
  id uuid primary key,
  kind text not null,
  title text not null,
  payload jsonb not null,
  -- How far it has come, in its own words: what it goes on from after an interruption.
  checkpoint jsonb,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  result jsonb,
  error text,
  -- What its changes belong to, and by which they are undone.
  cause_id uuid not null unique,
  cause_kind text not null,
  cancel_requested boolean not null default false,
  -- As whom it works. Their rights are read anew when it begins.
  actor jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  updated_at timestamptz not null default now(),
  finished_at timestamptz
);
create index job_run_mine on job_run (created_by, created_at desc);
create index job_run_updated on job_run (updated_at);
