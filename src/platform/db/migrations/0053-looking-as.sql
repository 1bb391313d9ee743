-- Whoever leads the company may look at it as somebody else, reading only: in this session, until they stop or it ends.
alter table session
  add column as_user_id uuid,
  add column as_since timestamptz;
