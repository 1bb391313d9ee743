-- Who reads the ledger, and how far they have come.

create table ledger_reader (
  name text primary key,
  era int not null,
  xid xid8 not null,
  id bigint not null,
  moved_at timestamptz not null default now()
);

-- The id below which every transaction of this database has ended. Ids are given out over the whole server, so the
-- lowest running one may belong to another database: such are passed over, and what cannot be attributed counts as
-- ours. Exact because a transaction that runs both in the snapshot and, later, in the list of sessions belongs to the
-- database that its session is connected to. Ask at most once a transaction: the list of sessions is kept until its end.
-- It runs as the owner, who may see which transactions the sessions of others are in.
create function ledger_horizon() returns xid8
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(
    (
      select running.xid
      from pg_snapshot_xip(snapshot.now) as running (xid)
      where running.xid::xid not in (
        select session.backend_xid
        from pg_stat_get_activity(null) as session
        where session.backend_xid is not null
          and session.datid <> (select oid from pg_database where datname = current_database())
        union all
        select prepared.transaction
        from pg_prepared_xact() as prepared
        where prepared.dbid <> (select oid from pg_database where datname = current_database())
      )
      order by running.xid
      limit 1
    ),
    pg_snapshot_xmax(snapshot.now)
  )
  from (select pg_current_snapshot() as now) as snapshot
$$;
