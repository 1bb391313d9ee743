CREATE TABLE territories (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  parent_id uuid,
  rank bigint,
  leads uuid[],
  members uuid[],
  rules text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX territories_lower_name_unique ON territories (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX territories_name_id ON territories (name, id) WHERE deleted_at IS NULL;
CREATE INDEX territories_parent_id_id ON territories (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX territories_rank_id ON territories (rank, id) WHERE deleted_at IS NULL;
CREATE INDEX territories_leads ON territories USING gin (leads);
CREATE INDEX territories_members ON territories USING gin (members);
CREATE INDEX territories_created_at_id ON territories (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX territories_deleted_at ON territories (deleted_at) WHERE deleted_at IS NOT NULL;
