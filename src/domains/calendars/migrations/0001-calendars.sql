CREATE TABLE calendar_accounts (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  paused boolean,
  owner_id uuid,
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX calendar_accounts_name_id ON calendar_accounts (name, id) WHERE deleted_at IS NULL;
CREATE INDEX calendar_accounts_created_at_id ON calendar_accounts (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX calendar_accounts_owner_id_name_id ON calendar_accounts (owner_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX calendar_accounts_deleted_at ON calendar_accounts (deleted_at) WHERE deleted_at IS NOT NULL;

-- How an account is reached, and how it goes. It is there while the account is connected; the password lies in the vault.
CREATE TABLE calendar_connection (
  account_id uuid PRIMARY KEY,
  url text NOT NULL,
  user_name text NOT NULL,
  -- What begins later is written into the calendar.
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When it is looked at next. Whoever looks puts it off, so that nobody else does, and goes on should they die.
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  read_at timestamptz,
  trouble text,
  trouble_at timestamptz,
  tries integer NOT NULL DEFAULT 0
);
CREATE INDEX calendar_connection_due ON calendar_connection (due_at);

-- The calendars of an account: which are read, and into which one new meetings are written.
CREATE TABLE calendar (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES calendar_connection ON DELETE CASCADE,
  url text NOT NULL,
  name text NOT NULL,
  color text,
  reads boolean NOT NULL,
  writes boolean NOT NULL,
  -- Where the list of what changes there begins; null before it was listed, and where the server keeps none.
  token text,
  UNIQUE (account_id, url)
);
CREATE UNIQUE INDEX calendar_writes ON calendar (account_id) WHERE writes;

-- One row for every object that the server shows: what became of it, and why. What is gone there has one until that is so here.
CREATE TABLE calendar_object (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  calendar_id uuid NOT NULL REFERENCES calendar ON DELETE CASCADE,
  url text NOT NULL,
  tag text NOT NULL,
  uid text,
  state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'taken', 'skipped', 'failed', 'gone')),
  reason text,
  -- A series that goes on was followed up to then.
  followed_until timestamptz,
  tried_at timestamptz,
  UNIQUE (calendar_id, url)
) WITH (fillfactor = 80);
CREATE INDEX calendar_object_open ON calendar_object (calendar_id, id) WHERE state IN ('due', 'gone');
CREATE INDEX calendar_object_state ON calendar_object (calendar_id, state, id);
CREATE INDEX calendar_object_uid ON calendar_object (uid) WHERE uid IS NOT NULL;
CREATE INDEX calendar_object_followed ON calendar_object (followed_until) WHERE followed_until IS NOT NULL;

-- Which meeting one time of an event is, and what both last said alike. It stays when the account is disconnected, so that
-- the same event is the same meeting later.
CREATE TABLE calendar_meeting (
  account_id uuid NOT NULL,
  uid text NOT NULL,
  -- Empty for an event that takes place once, else the time that its rule has for it.
  slot text NOT NULL,
  -- Null once it is not to be taken any more: erased, or given to somebody else.
  meeting_id uuid,
  -- Up to which version of the meeting the calendar knows it.
  version integer NOT NULL,
  agreed jsonb NOT NULL,
  -- Everybody in it, and whom of them Farley did not know.
  people text[] NOT NULL DEFAULT '{}',
  unknown text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (account_id, uid, slot)
) WITH (fillfactor = 80);
CREATE INDEX calendar_meeting_meeting ON calendar_meeting (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX calendar_meeting_unknown ON calendar_meeting (account_id) WHERE unknown <> '{}';
