-- What concerns one person. It carries no words of the record it is about: those are read anew, with the rights of the reader.
create table notification (
  id uuid primary key,
  user_id uuid not null,
  -- assigned, mentioned, changed, reminder, job
  kind text not null,
  -- What is told once; what a bulk edit does to many stands here together.
  fold text not null,
  times integer not null default 1,
  -- The record that changed; for a job neither.
  record text,
  record_id uuid,
  -- Under what it is shown: what a note is about, what a part belongs to, the record itself, the job.
  group_id uuid not null,
  -- Who did it and what it is called; the names of the fields that were changed.
  actor_id uuid,
  actor_name text,
  deed text,
  fields text[],
  at timestamptz not null,
  read_at timestamptz,
  done_at timestamptz,
  snoozed_until timestamptz,
  updated_at timestamptz not null default clock_timestamp(),
  unique (user_id, fold)
);
create index notification_open on notification (user_id, at desc) where done_at is null;
create index notification_done on notification (user_id, done_at desc) where done_at is not null;
create index notification_updated on notification (updated_at);

-- Records that a person wants to hear more of, or nothing.
create table attention (
  user_id uuid not null,
  record_id uuid not null,
  state text not null check (state in ('following', 'muted')),
  primary key (user_id, record_id)
);
create index attention_following on attention (record_id) where state = 'following';
