-- What was erased of people, as the law asks: that, when and why, never what. The ids stand in a file beside the database as
-- well, so that what is restored from a backup is erased again.

create table erasure (
  id uuid primary key,
  record text not null,
  record_id uuid not null unique,
  reason text not null,
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamptz not null default clock_timestamp(),
  -- waiting; erased: the database holds nothing any more, bytes of files may still lie there; done.
  state text not null default 'waiting' check (state in ('waiting', 'erased', 'done')),
  -- Files whose bytes are to go.
  files uuid[] not null default '{}',
  -- How many of what were erased.
  report jsonb,
  done_at timestamptz
);
create index erasure_asked on erasure (asked_at desc);

-- The one way in which a line of the ledger is ever changed: fields lose their values, of all lines of some records (all
-- fields where none are named), and the digests of those lines their salts, so that what stood there can no longer be
-- compared, nor guessed. The reader that seals lines waits meanwhile. Answers how many lines were changed.
create function erase_ledger_values(ids uuid[], names text[]) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased bigint[];
begin
  perform pg_advisory_xact_lock(hashtext('farley ledger'), hashtext('chain'));
  with changed as (
    update ledger set
      before = nullif(case when names is null then '{}'::jsonb else before - names end, '{}'::jsonb),
      after = nullif(case when names is null then '{}'::jsonb else after - names end, '{}'::jsonb)
    where record_id = any (ids) and (before is not null or after is not null)
      and (names is null or before ?| names or after ?| names)
    returning id
  )
  select coalesce(array_agg(id), '{}') into erased from changed;
  update ledger_digest set salt = null where line = any (erased);
  return cardinality(erased);
end $$;
revoke execute on function erase_ledger_values(uuid[], text[]) from public;
grant execute on function erase_ledger_values(uuid[], text[]) to farley_app;
