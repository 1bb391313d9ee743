ALTER TABLE stages ADD COLUMN leaving text;
UPDATE stages SET leaving = 'hold';

CREATE TABLE exit_points (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  stage_id uuid,
  position numeric,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX exit_points_name_id ON exit_points (name, id) WHERE deleted_at IS NULL;
CREATE INDEX exit_points_stage_id_id ON exit_points (stage_id, id) WHERE stage_id IS NOT NULL;
CREATE INDEX exit_points_position_id ON exit_points (position, id) WHERE deleted_at IS NULL;
CREATE INDEX exit_points_created_at_id ON exit_points (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX exit_points_deleted_at ON exit_points (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE deal_ticks (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  deal_id uuid,
  point_id uuid,
  note text COLLATE "und-x-icu",
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX deal_ticks_deal_id_id ON deal_ticks (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX deal_ticks_point_id_id ON deal_ticks (point_id, id) WHERE point_id IS NOT NULL;
CREATE INDEX deal_ticks_created_at_id ON deal_ticks (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_ticks_deleted_at ON deal_ticks (deleted_at) WHERE deleted_at IS NOT NULL;
