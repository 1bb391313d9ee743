CREATE TABLE visit_cycles (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  of text,
  among text,
  every bigint,
  unit text,
  minutes bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX visit_cycles_lower_name_unique ON visit_cycles (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX visit_cycles_name_id ON visit_cycles (name, id) WHERE deleted_at IS NULL;
CREATE INDEX visit_cycles_created_at_id ON visit_cycles (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX visit_cycles_deleted_at ON visit_cycles (deleted_at) WHERE deleted_at IS NOT NULL;

-- Who is due is looked up one by one, and each look would read through all that waits to be put into the index.
ALTER INDEX visits_about SET (fastupdate = off);
