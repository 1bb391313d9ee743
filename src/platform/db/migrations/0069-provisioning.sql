-- Accounts that another program makes and ends (SCIM). What it said of somebody that the user has no place for:
create table provisioned_user (
  user_id uuid primary key,
  version int not null default 1,
  user_name text not null,
  external_id text,
  name_parts jsonb not null default '{}',
  -- It has deleted them: deactivated here, and unknown to it.
  gone_at timestamptz,
  made_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp()
);
create unique index provisioned_user_name on provisioned_user (lower(user_name)) where gone_at is null;

-- Its groups, and what they mean here: a team, a role, both or nothing. No group makes an owner.
create table provisioned_group (
  id uuid primary key,
  version int not null default 1,
  name text not null,
  external_id text,
  team_id uuid,
  role text check (role in ('admin', 'member', 'viewer')),
  own_role_id uuid,
  made_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp()
);
create unique index provisioned_group_name on provisioned_group (lower(name));

create table provisioned_member (
  group_id uuid not null references provisioned_group on delete cascade,
  user_id uuid not null,
  primary key (group_id, user_id)
);
create index provisioned_member_user on provisioned_member (user_id);

-- How newcomers begin; one row at most.
create table provisioning (
  one boolean primary key default true check (one),
  role text not null check (role in ('admin', 'member', 'viewer'))
);

-- What it has wanted lately, and how that ended.
create table provisioning_line (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  what text not null,
  name text,
  status int not null,
  -- What was wrong, as a sentence that is told in any language.
  fault jsonb
);
