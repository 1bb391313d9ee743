-- A list of the past is read in the order of what a field was then, a page at a time, without touching the rows that were
-- something else: their periods are told by the index alone.

alter table period add column key text
  generated always as (case when jsonb_typeof(value) <> 'object' then value #>> '{}' end) stored;
create index period_value on period (record, field, key, record_id) include (valid_from, valid_to);
