-- A key may go less far than its role: "all" is as far as that, "read" changes nothing, and rights by record say what is allowed.
alter table api_key
  add column scope jsonb not null default '"all"',
  -- From where it was last used.
  add column last_used_from text;
