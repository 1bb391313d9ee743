-- What Farley itself is to send. What a mail says is written as it leaves and lies nowhere; the row says what for, to whom and how it went.
CREATE TABLE post (
  id uuid PRIMARY KEY,
  -- Who writes it, and what of: a booking, an answer to a form, somebody's notifications.
  kind text NOT NULL,
  about uuid NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  -- What is said once.
  fold text NOT NULL,
  -- The person it goes to, where they are one of our records.
  person_id uuid,
  address text NOT NULL,
  name text NOT NULL,
  language text NOT NULL,
  -- The address of Farley, where its links lead.
  origin text NOT NULL,
  state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sending', 'sent', 'held', 'failed', 'dropped', 'bounced')),
  trouble text,
  -- What the mail server said last.
  said text,
  -- Made before anything leaves, and stays.
  message_id text UNIQUE,
  dated_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  -- When it is looked at next. Whoever looks puts it off, so that nobody else does; should they die it is due again.
  due_at timestamptz DEFAULT clock_timestamp(),
  lease uuid,
  -- The era of the ledger in which it was let go: what comes back by a restore may have left long ago.
  era integer NOT NULL,
  -- It is of no use after that.
  until timestamptz NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  settled_at timestamptz,
  UNIQUE (kind, fold)
) WITH (fillfactor = 80);
CREATE INDEX post_due ON post (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX post_address ON post (address, made_at);
CREATE INDEX post_about ON post (about);
CREATE INDEX post_person ON post (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX post_stuck ON post (settled_at) WHERE state IN ('held', 'failed', 'bounced');
