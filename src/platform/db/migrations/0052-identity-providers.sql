-- Single sign-on: who else may say who somebody is. The client secret lies sealed in the vault.
create table identity_provider (
  id uuid primary key,
  version int not null default 1,
  issuer text not null,
  client_id text not null,
  -- On the button.
  label text not null,
  -- Whose addresses it may speak for.
  domains text[] not null,
  -- Whether somebody who is a user already is known by a proven address.
  matches boolean not null,
  -- Whether somebody who is none yet becomes one, in which role.
  creates boolean not null,
  role text not null check (role in ('admin', 'member', 'viewer')),
  enabled boolean not null,
  made_at timestamptz not null default clock_timestamp()
);

-- Who somebody is there; never found by anything but both.
create table provider_identity (
  provider_id uuid not null references identity_provider on delete cascade,
  subject text not null,
  user_id uuid not null,
  made_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  primary key (provider_id, subject)
);
create index provider_identity_user on provider_identity (user_id);
