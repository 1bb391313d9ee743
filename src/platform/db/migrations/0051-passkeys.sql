-- Passkeys: public keys whose other half never leaves the device of its user.
create table passkey (
  id uuid primary key,
  user_id uuid not null,
  credential text not null unique,
  public_key bytea not null,
  -- How often its device says it was used, where the device counts; it only rises, unless there is a copy.
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  -- Whether its device keeps it on others of the same person as well.
  synced boolean not null,
  made_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  -- Its counter fell behind: there is a copy somewhere, and it opens nothing any more.
  copied_at timestamptz
);
create index passkey_user on passkey (user_id);

-- What a browser was asked and has not answered yet; each is answered once.
create table door_question (
  hash bytea primary key,
  purpose text not null,
  about jsonb not null default '{}',
  expires_at timestamptz not null
);
create index door_question_expires on door_question (expires_at);

-- The second step is an app, or one's passkeys, or both.
alter table second_factor add column app boolean not null default true;
update second_factor set app = false where confirmed_at is null;
