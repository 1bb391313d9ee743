-- What reaches somebody by mail: kinds of news at once, and those in their summary, at their hour on their days.
create table news_by_mail (
  user_id uuid primary key,
  at_once text[] not null default '{}',
  summary text[] not null default '{}',
  summary_at text not null default '08:00',
  summary_days integer[] not null default '{1,2,3,4,5}',
  -- The address of Farley, where links lead.
  origin text not null,
  -- When the next summary is due, and since when it tells.
  due_at timestamptz,
  since timestamptz not null default clock_timestamp()
);
create index news_by_mail_due on news_by_mail (due_at) where due_at is not null;

-- When it is mailed by itself; null once it was, and where nobody wants that.
alter table notification add column mail_at timestamptz;
create index notification_mail on notification (mail_at) where mail_at is not null;
