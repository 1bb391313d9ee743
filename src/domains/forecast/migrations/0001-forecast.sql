-- What a colleague or a team is to sell.
CREATE TABLE targets (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  period text COLLATE "und-x-icu",
  user_id uuid,
  team_id uuid,
  amount numeric(19,4),
  amount_currency text,
  amount_base numeric(19,4),
  holder text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX targets_period_id ON targets (period, id) WHERE deleted_at IS NULL;
CREATE INDEX targets_team_id_id ON targets (team_id, id) WHERE team_id IS NOT NULL;
CREATE INDEX targets_amount_base_id ON targets (amount_base, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX targets_lower_holder_unique ON targets (lower(holder)) WHERE deleted_at IS NULL;
CREATE INDEX targets_created_at_id ON targets (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX targets_deleted_at ON targets (deleted_at) WHERE deleted_at IS NOT NULL;

-- How sure its seller is of a deal; it stands on the deal, so that lists can ask for it.
ALTER TABLE deals ADD COLUMN forecast text;

-- What deals looked like at a moment: written once, and never changed but where a deal is erased.
CREATE TABLE forecast_snapshot (
  id uuid PRIMARY KEY,
  taken_of timestamptz NOT NULL UNIQUE,
  made_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE forecast_snapshot_deal (
  snapshot_id uuid NOT NULL REFERENCES forecast_snapshot (id),
  deal_id uuid NOT NULL,
  owner_id uuid,
  status text NOT NULL,
  category text NOT NULL,
  probability numeric NOT NULL,
  amount numeric(19,4),
  is_unrated boolean NOT NULL,
  close_on date,
  closed_at timestamptz,
  PRIMARY KEY (snapshot_id, deal_id)
);
CREATE INDEX forecast_snapshot_deal_deal ON forecast_snapshot_deal (deal_id);
