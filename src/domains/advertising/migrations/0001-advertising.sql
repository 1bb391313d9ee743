CREATE TABLE placements (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  medium text,
  campaign text,
  starts_on date,
  ends_on date,
  countries text,
  postcodes text,
  counts text,
  reach bigint,
  cost numeric(19,4),
  cost_currency text,
  cost_base numeric(19,4),
  owner_id uuid,
  tags uuid[],
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX placements_lower_name_unique ON placements (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX placements_name_id ON placements (name, id) WHERE deleted_at IS NULL;
CREATE INDEX placements_starts_on_id ON placements (starts_on, id) WHERE deleted_at IS NULL;
CREATE INDEX placements_cost_base_id ON placements (cost_base, id) WHERE deleted_at IS NULL;
CREATE INDEX placements_tags ON placements USING gin (tags);
CREATE INDEX placements_created_at_id ON placements (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX placements_owner_id_starts_on_id ON placements (owner_id, starts_on, id);
CREATE INDEX placements_deleted_at ON placements (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE exposures (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  side text,
  placement_id uuid,
  person_id uuid,
  company_id uuid,
  at timestamptz,
  times bigint,
  spot text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX exposures_placement_id_id ON exposures (placement_id, id) WHERE placement_id IS NOT NULL;
CREATE INDEX exposures_person_id_id ON exposures (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX exposures_company_id_id ON exposures (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX exposures_at_id ON exposures (at, id) WHERE deleted_at IS NULL;
CREATE INDEX exposures_created_at_id ON exposures (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX exposures_deleted_at ON exposures (deleted_at) WHERE deleted_at IS NOT NULL;
