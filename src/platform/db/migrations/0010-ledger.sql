-- The ledger: one line for each change of a record, only ever added to.

-- Transaction ids start again low after a restore or a move to another cluster, so each of those begins a new era.
-- Lines take their era from the column's default, which costs a change nothing.
create table ledger_era (
  era int not null default 1,
  only_row boolean primary key default true check (only_row)
);
insert into ledger_era default values;

create table ledger (
  id bigint generated always as identity primary key,
  era int not null default 1,
  -- The id of the whole transaction, inside a savepoint too.
  xid xid8 not null default pg_current_xact_id(),
  recorded_at timestamptz not null default clock_timestamp(),
  happened_at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  cause_id uuid not null,
  cause_kind text not null,
  cause_of uuid,
  record text not null,
  record_id uuid not null,
  version int not null,
  name text not null,
  before jsonb,
  after jsonb
);
create index ledger_order on ledger (era, xid, id);
create index ledger_record on ledger (record_id, id);
create index ledger_cause on ledger (cause_id);

create function begin_ledger_era() returns int language plpgsql as $$
declare
  begun int;
begin
  update ledger_era set era = era + 1 returning era into begun;
  execute format('alter table ledger alter column era set default %s', begun);
  return begun;
end $$;
revoke execute on function begin_ledger_era() from public;

-- Where one role does everything, it owns the table and must be able to do its upkeep.
do $$
begin
  if 'farley_app'::regrole <> current_user::regrole then
    revoke update, delete, truncate on ledger from farley_app;
    revoke insert, update, delete, truncate on ledger_era from farley_app;
  end if;
end $$;
