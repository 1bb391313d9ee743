-- People who are called one after another.
CREATE TABLE call_lists (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  purpose_id uuid,
  script text,
  tries bigint,
  closed boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX call_lists_name_id ON call_lists (name, id) WHERE deleted_at IS NULL;
CREATE INDEX call_lists_purpose_id_id ON call_lists (purpose_id, id) WHERE purpose_id IS NOT NULL;
CREATE INDEX call_lists_created_at_id ON call_lists (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX call_lists_deleted_at ON call_lists (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE call_entries (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text,
  list_id uuid,
  person_id uuid,
  state text,
  outcome text,
  hindrance text,
  tried bigint,
  due_at timestamptz,
  called_at timestamptz,
  called_by_id uuid,
  task_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX call_entries_list_id_id ON call_entries (list_id, id) WHERE list_id IS NOT NULL;
CREATE INDEX call_entries_person_id_id ON call_entries (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX call_entries_due_at_id ON call_entries (due_at, id) WHERE deleted_at IS NULL;
CREATE INDEX call_entries_called_at_id ON call_entries (called_at, id) WHERE deleted_at IS NULL;
CREATE INDEX call_entries_task_id_id ON call_entries (task_id, id) WHERE task_id IS NOT NULL;
CREATE INDEX call_entries_created_at_id ON call_entries (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX call_entries_deleted_at ON call_entries (deleted_at) WHERE deleted_at IS NOT NULL;

-- Who is being called by whom right now: one person by one caller, whichever list they stand on.
CREATE TABLE call_lease (
  person_id uuid PRIMARY KEY,
  entry_id uuid NOT NULL,
  user_id uuid NOT NULL,
  until timestamptz NOT NULL
);
