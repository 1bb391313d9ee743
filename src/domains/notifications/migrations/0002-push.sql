-- Browsers that are told of what interrupts while Farley is closed there, for as long as the session lives in which that was asked for.
create table push_device (
  id uuid primary key,
  user_id uuid not null,
  session_id uuid not null,
  -- Where its maker's service takes messages for it, and by what they are encrypted so that only it reads them.
  endpoint text not null unique,
  public_key text not null,
  auth text not null,
  -- The address of Farley there, which the service is told.
  origin text not null,
  agent text,
  created_at timestamptz not null default clock_timestamp(),
  told_at timestamptz,
  trouble text
);
create index push_device_user on push_device (user_id);

-- When what interrupts is told to the devices of whoever it is for; null once it was, and where nobody wants that.
alter table notification add column push_at timestamptz;
create index notification_push on notification (push_at) where push_at is not null;
