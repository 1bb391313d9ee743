CREATE TABLE shares (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  about text COLLATE "und-x-icu",
  of_id uuid,
  user_id uuid,
  team_id uuid,
  level text,
  until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX shares_of_id_id ON shares (of_id, id) WHERE of_id IS NOT NULL;
CREATE INDEX shares_user_id_id ON shares (user_id, id) WHERE user_id IS NOT NULL;
CREATE INDEX shares_team_id_id ON shares (team_id, id) WHERE team_id IS NOT NULL;
CREATE INDEX shares_created_at_id ON shares (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX shares_deleted_at ON shares (deleted_at) WHERE deleted_at IS NOT NULL;
