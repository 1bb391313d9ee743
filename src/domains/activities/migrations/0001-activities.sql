CREATE TABLE notes (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  text text,
  about uuid[],
  happened_at timestamptz,
  pinned boolean,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX notes_about ON notes USING gin (about);
CREATE INDEX notes_happened_at_id ON notes (happened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX notes_tags ON notes USING gin (tags);
CREATE INDEX notes_created_at_id ON notes (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX notes_owner_id_happened_at_id ON notes (owner_id, happened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX notes_deleted_at ON notes (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text COLLATE "und-x-icu",
  about uuid[],
  due_at timestamptz,
  remind_at timestamptz,
  repeat text,
  priority text,
  notes text,
  done boolean,
  done_at timestamptz,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX tasks_title_id ON tasks (title, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_about ON tasks USING gin (about);
CREATE INDEX tasks_due_at_id ON tasks (due_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_remind_at_id ON tasks (remind_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_tags ON tasks USING gin (tags);
CREATE INDEX tasks_created_at_id ON tasks (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_owner_id_due_at_id ON tasks (owner_id, due_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_deleted_at ON tasks (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE calls (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  subject text,
  about uuid[],
  direction text,
  outcome text,
  started_at timestamptz,
  minutes bigint,
  notes text,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX calls_about ON calls USING gin (about);
CREATE INDEX calls_started_at_id ON calls (started_at, id) WHERE deleted_at IS NULL;
CREATE INDEX calls_tags ON calls USING gin (tags);
CREATE INDEX calls_created_at_id ON calls (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX calls_owner_id_started_at_id ON calls (owner_id, started_at, id) WHERE deleted_at IS NULL;
CREATE INDEX calls_deleted_at ON calls (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE meetings (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text,
  about uuid[],
  starts_at timestamptz,
  ends_at timestamptz,
  location text,
  notes text,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX meetings_about ON meetings USING gin (about);
CREATE INDEX meetings_starts_at_id ON meetings (starts_at, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_tags ON meetings USING gin (tags);
CREATE INDEX meetings_created_at_id ON meetings (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_owner_id_starts_at_id ON meetings (owner_id, starts_at, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_deleted_at ON meetings (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE emails (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  subject text,
  about uuid[],
  direction text,
  sent_at timestamptz,
  text text,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX emails_about ON emails USING gin (about);
CREATE INDEX emails_sent_at_id ON emails (sent_at, id) WHERE deleted_at IS NULL;
CREATE INDEX emails_tags ON emails USING gin (tags);
CREATE INDEX emails_created_at_id ON emails (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX emails_owner_id_sent_at_id ON emails (owner_id, sent_at, id) WHERE deleted_at IS NULL;
CREATE INDEX emails_deleted_at ON emails (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE files (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  about uuid[],
  added_at timestamptz,
  content_type text,
  size bigint,
  sha256 text,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX files_name_id ON files (name, id) WHERE deleted_at IS NULL;
CREATE INDEX files_about ON files USING gin (about);
CREATE INDEX files_added_at_id ON files (added_at, id) WHERE deleted_at IS NULL;
CREATE INDEX files_tags ON files USING gin (tags);
CREATE INDEX files_created_at_id ON files (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX files_owner_id_added_at_id ON files (owner_id, added_at, id) WHERE deleted_at IS NULL;
CREATE INDEX files_deleted_at ON files (deleted_at) WHERE deleted_at IS NOT NULL;
