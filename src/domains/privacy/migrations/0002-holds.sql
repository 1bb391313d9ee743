-- Records that must stay.
CREATE TABLE holds (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  reason text,
  about_id uuid,
  until date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX holds_about_id_id ON holds (about_id, id) WHERE about_id IS NOT NULL;
CREATE INDEX holds_created_at_id ON holds (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX holds_deleted_at ON holds (deleted_at) WHERE deleted_at IS NOT NULL;

