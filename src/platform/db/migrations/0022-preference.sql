-- What people decide for themselves: a row each, so that two tabs that change different things never undo each other.
create table preference (
  user_id uuid not null,
  name text not null,
  value jsonb not null,
  primary key (user_id, name)
);

-- What admins decide for those who have not decided themselves.
create table preference_default (
  name text primary key,
  value jsonb not null
);
