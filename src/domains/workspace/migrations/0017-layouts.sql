CREATE TABLE layouts (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  of text,
  name text COLLATE "und-x-icu",
  role text,
  own_role_id uuid,
  way text,
  page text,
  head text,
  asks text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX layouts_name_id ON layouts (name, id) WHERE deleted_at IS NULL;
CREATE INDEX layouts_own_role_id_id ON layouts (own_role_id, id) WHERE own_role_id IS NOT NULL;
CREATE INDEX layouts_created_at_id ON layouts (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX layouts_deleted_at ON layouts (deleted_at) WHERE deleted_at IS NOT NULL;
