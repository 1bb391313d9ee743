-- The second step of signing in. The secret itself lies sealed in the vault; of recovery codes only digests are kept.

create table second_factor (
  user_id uuid primary key,
  begun_at timestamptz not null default clock_timestamp(),
  -- None: its first code was not given yet, so it asks for nothing.
  confirmed_at timestamptz,
  -- The half minute of the last code that was taken: each code is good once.
  last_step bigint not null default 0
);

create table recovery_code (
  hash bytea primary key,
  user_id uuid not null references second_factor on delete cascade,
  used_at timestamptz
);
create index recovery_code_user on recovery_code (user_id);
