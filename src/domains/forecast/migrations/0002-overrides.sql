-- What somebody says a colleague or a team will close, beside what its deals come to.
CREATE TABLE forecast_overrides (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  period text COLLATE "und-x-icu",
  user_id uuid,
  team_id uuid,
  amount numeric(19,4),
  amount_currency text,
  amount_base numeric(19,4),
  reason text,
  by_id uuid,
  holder text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX forecast_overrides_period_id ON forecast_overrides (period, id) WHERE deleted_at IS NULL;
CREATE INDEX forecast_overrides_team_id_id ON forecast_overrides (team_id, id) WHERE team_id IS NOT NULL;
CREATE INDEX forecast_overrides_amount_base_id ON forecast_overrides (amount_base, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX forecast_overrides_lower_holder_unique ON forecast_overrides (lower(holder)) WHERE deleted_at IS NULL;
CREATE INDEX forecast_overrides_created_at_id ON forecast_overrides (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX forecast_overrides_deleted_at ON forecast_overrides (deleted_at) WHERE deleted_at IS NOT NULL;
