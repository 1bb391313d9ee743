CREATE TABLE demands (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  of text,
  sentence text,
  level text,
  among text,
  must text,
  active boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX demands_created_at_id ON demands (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX demands_deleted_at ON demands (deleted_at) WHERE deleted_at IS NOT NULL;
