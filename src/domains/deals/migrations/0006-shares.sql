CREATE TABLE deal_splits (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  deal_id uuid,
  seller_id uuid,
  percent numeric(7,4),
  note text COLLATE "und-x-icu",
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX deal_splits_deal_id_id ON deal_splits (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX deal_splits_seller_id_id ON deal_splits (seller_id, id) WHERE seller_id IS NOT NULL;
CREATE INDEX deal_splits_created_at_id ON deal_splits (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_splits_deleted_at ON deal_splits (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE UNIQUE INDEX deal_splits_deal_id_seller_id_unique ON deal_splits (deal_id, seller_id) WHERE deleted_at IS NULL;

-- Those who have a share beside the owner; whoever has none leaves no trace in it.
ALTER TABLE deals ADD COLUMN co_sellers uuid[];
CREATE INDEX deals_co_sellers ON deals USING gin (co_sellers) WHERE co_sellers IS NOT NULL;
