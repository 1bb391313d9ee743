CREATE TABLE care_rules (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  of text COLLATE "und-x-icu",
  important text,
  enough bigint,
  stale_after bigint,
  completeness text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX care_rules_lower_of_unique ON care_rules (lower(of)) WHERE deleted_at IS NULL;
CREATE INDEX care_rules_of_id ON care_rules (of, id) WHERE deleted_at IS NULL;
CREATE INDEX care_rules_created_at_id ON care_rules (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX care_rules_deleted_at ON care_rules (deleted_at) WHERE deleted_at IS NOT NULL;
