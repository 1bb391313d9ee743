CREATE TABLE field_conditions (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  of text,
  field text COLLATE "und-x-icu",
  shown_if text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX field_conditions_field_id ON field_conditions (field, id) WHERE deleted_at IS NULL;
CREATE INDEX field_conditions_created_at_id ON field_conditions (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX field_conditions_deleted_at ON field_conditions (deleted_at) WHERE deleted_at IS NOT NULL;
