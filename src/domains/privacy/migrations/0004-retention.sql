-- Which records are not kept for ever.
CREATE TABLE retention_rules (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  of text,
  among text,
  by text,
  months bigint,
  does text,
  seen text,
  active boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX retention_rules_lower_name_unique ON retention_rules (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX retention_rules_name_id ON retention_rules (name, id) WHERE deleted_at IS NULL;
CREATE INDEX retention_rules_created_at_id ON retention_rules (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX retention_rules_deleted_at ON retention_rules (deleted_at) WHERE deleted_at IS NOT NULL;

-- What one did in a night: counts only.
CREATE TABLE retention_run (
  id uuid PRIMARY KEY,
  rule_id uuid NOT NULL,
  began_at timestamptz NOT NULL DEFAULT now(),
  -- Null while it is under way, or was interrupted and goes on.
  ended_at timestamptz,
  -- Under which its changes stand in the history.
  cause_id uuid NOT NULL,
  done bigint NOT NULL DEFAULT 0,
  held bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0
);
CREATE INDEX retention_run_rule ON retention_run (rule_id, began_at DESC);
CREATE UNIQUE INDEX retention_run_open ON retention_run (rule_id) WHERE ended_at IS NULL;
