-- What people want to do and win in a week, a month or a quarter.
CREATE TABLE goals (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  measure text,
  per text,
  aim numeric,
  begins date,
  owner_id uuid,
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX goals_name_id ON goals (name, id) WHERE deleted_at IS NULL;
CREATE INDEX goals_begins_id ON goals (begins, id) WHERE deleted_at IS NULL;
CREATE INDEX goals_created_at_id ON goals (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX goals_owner_id_begins_id ON goals (owner_id, begins, id) WHERE deleted_at IS NULL;
CREATE INDEX goals_deleted_at ON goals (deleted_at) WHERE deleted_at IS NOT NULL;
