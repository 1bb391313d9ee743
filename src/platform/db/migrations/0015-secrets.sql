-- What Farley must keep to itself (the password of a mailbox, the token of a service), sealed with a key that lies
-- outside the database.

create table secret (
  name text primary key,
  sealed text not null,
  set_at timestamptz not null default now()
);
