-- What one is told of a session: an id that opens nothing, how it was opened, from where and by which browser it was last used.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column way text not null default 'password' check (way in ('password', 'link', 'passkey', 'provider')),
  add column address text,
  add column agent text;
create index session_id on session (id);

-- What happens at the door are lines of the ledger that belong to no record.
create index ledger_door on ledger (id) where record = 'door';
create index ledger_door_user on ledger ((after ->> 'user'), id) where record = 'door';
