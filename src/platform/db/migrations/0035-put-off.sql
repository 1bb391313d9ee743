-- What a person has put off in the queue of those who need them: a record comes back at its moment.
create table put_off (
  user_id uuid not null,
  record_id uuid not null,
  until timestamptz not null,
  primary key (user_id, record_id)
);
