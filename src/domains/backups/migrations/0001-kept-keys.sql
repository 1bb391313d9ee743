-- Who has said that the keys without which no backup opens lie in another place, too. Other keys have another digest.
create table kept_keys (
  digest text primary key,
  kept_by uuid not null,
  kept_at timestamptz not null default clock_timestamp()
);
