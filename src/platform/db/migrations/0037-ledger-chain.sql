-- Proof that the ledger was not changed behind Farley's back: a digest of each line, and blocks that each hold the
-- digests of their lines and of the block before. Where values must be erased later their digest stays, without its salt.

create table ledger_block (
  number bigint primary key,
  lines int not null,
  link bytea not null,
  made_at timestamptz not null default now()
);

create table ledger_digest (
  line bigint primary key,
  block bigint not null references ledger_block,
  -- The order within the block.
  place int not null,
  -- None: the values of the line were erased as the law asks, and can no longer be compared.
  salt bytea,
  digest bytea not null
);
create index ledger_digest_block on ledger_digest (block, place);

do $$
begin
  if 'farley_app'::regrole <> current_user::regrole then
    revoke update, delete, truncate on ledger_block, ledger_digest from farley_app;
  end if;
end $$;
