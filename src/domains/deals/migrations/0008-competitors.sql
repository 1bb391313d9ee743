CREATE TABLE competitors (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  website text,
  company_id uuid,
  strengths text,
  weaknesses text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX competitors_name_id ON competitors (name, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX competitors_lower_name_unique ON competitors (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX competitors_company_id_id ON competitors (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX competitors_created_at_id ON competitors (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX competitors_deleted_at ON competitors (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE deal_competitors (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  deal_id uuid,
  competitor_id uuid,
  status text,
  note text COLLATE "und-x-icu",
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX deal_competitors_deal_id_id ON deal_competitors (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX deal_competitors_competitor_id_id ON deal_competitors (competitor_id, id) WHERE competitor_id IS NOT NULL;
CREATE INDEX deal_competitors_created_at_id ON deal_competitors (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_competitors_deleted_at ON deal_competitors (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE UNIQUE INDEX deal_competitors_deal_id_competitor_id_unique ON deal_competitors (deal_id, competitor_id) WHERE deleted_at IS NULL;

-- Who is named in a deal, and to whom it was lost; whoever is in none leaves no trace in it.
ALTER TABLE deals ADD COLUMN competitors uuid[], ADD COLUMN lost_to_id uuid;
CREATE INDEX deals_competitors ON deals USING gin (competitors) WHERE competitors IS NOT NULL;
CREATE INDEX deals_lost_to_id_id ON deals (lost_to_id, id) WHERE lost_to_id IS NOT NULL;
