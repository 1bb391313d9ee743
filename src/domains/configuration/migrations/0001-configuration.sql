CREATE TABLE configuration_runs (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text,
  template text,
  state text,
  changes bigint,
  cause text,
  sample text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX configuration_runs_created_at_id ON configuration_runs (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX configuration_runs_deleted_at ON configuration_runs (deleted_at) WHERE deleted_at IS NOT NULL;
