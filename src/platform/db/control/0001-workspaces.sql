create schema control;

-- Which workspaces there are and where they live; nothing of their customers.
create table control.workspace (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9_]{0,30}$'),
  database text not null unique,
  created_at timestamptz not null default now(),
  -- The earliest time at which a sleeping workspace has something to do.
  next_due_at timestamptz,
  -- Until then a process keeps it awake, and nobody else needs to wake it.
  awake_until timestamptz,
  awake_in text
);

grant usage on schema control to farley_app;
grant select, insert, update on control.workspace to farley_app;
