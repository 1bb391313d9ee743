-- What signs people and programs in. Kept apart from the records, so that no compiled read can name it; only digests are stored.

create table credential (
  user_id uuid primary key,
  password_hash text not null,
  changed_at timestamptz not null default clock_timestamp()
);

create table session (
  hash bytea primary key,
  user_id uuid not null,
  -- The role with which it was opened: when the user's is another one, the session gets a new id.
  role text not null,
  csrf text not null,
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index session_of_user on session (user_id);

create table api_key (
  id uuid primary key,
  hash bytea not null unique,
  -- Its first characters, by which people tell keys apart.
  hint text not null,
  name text not null,
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  -- The user as whom it acts; nobody where it was made before the workspace had an owner.
  user_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  last_used_at timestamptz
);

create table one_time_link (
  hash bytea primary key,
  purpose text not null check (purpose in ('owner', 'invite', 'reset')),
  user_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_link_user on one_time_link (user_id);
