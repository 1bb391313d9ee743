-- What share of what they sell some colleagues are paid.
CREATE TABLE commission_plans (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  tiers text,
  members uuid[],
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX commission_plans_lower_name_unique ON commission_plans (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX commission_plans_name_id ON commission_plans (name, id) WHERE deleted_at IS NULL;
CREATE INDEX commission_plans_members ON commission_plans USING gin (members);
CREATE INDEX commission_plans_created_at_id ON commission_plans (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX commission_plans_deleted_at ON commission_plans (deleted_at) WHERE deleted_at IS NOT NULL;

-- What somebody was paid for a period, as it was reckoned when it was settled.
CREATE TABLE commission_statements (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  period text COLLATE "und-x-icu",
  user_id uuid,
  total numeric(19,4),
  total_currency text,
  total_base numeric(19,4),
  lines text,
  holder text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX commission_statements_period_id ON commission_statements (period, id) WHERE deleted_at IS NULL;
CREATE INDEX commission_statements_total_base_id ON commission_statements (total_base, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX commission_statements_lower_holder_unique ON commission_statements (lower(holder)) WHERE deleted_at IS NULL;
CREATE INDEX commission_statements_created_at_id ON commission_statements (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX commission_statements_deleted_at ON commission_statements (deleted_at) WHERE deleted_at IS NOT NULL;
