CREATE TABLE own_roles (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  about text,
  rights text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX own_roles_lower_name_unique ON own_roles (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX own_roles_name_id ON own_roles (name, id) WHERE deleted_at IS NULL;
CREATE INDEX own_roles_created_at_id ON own_roles (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX own_roles_deleted_at ON own_roles (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE teams (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  parent_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX teams_lower_name_unique ON teams (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX teams_name_id ON teams (name, id) WHERE deleted_at IS NULL;
CREATE INDEX teams_parent_id_id ON teams (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX teams_created_at_id ON teams (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX teams_deleted_at ON teams (deleted_at) WHERE deleted_at IS NOT NULL;

ALTER TABLE users ADD COLUMN own_role_id uuid, ADD COLUMN team_id uuid;
CREATE INDEX users_own_role_id_id ON users (own_role_id, id) WHERE own_role_id IS NOT NULL;
CREATE INDEX users_team_id_id ON users (team_id, id) WHERE team_id IS NOT NULL;
