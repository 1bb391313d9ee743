CREATE TABLE visits (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text,
  about uuid[],
  day date,
  status text,
  report text,
  products uuid[],
  arrived_at timestamptz,
  place text,
  signed_at timestamptz,
  digest text,
  at timestamptz,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX visits_about ON visits USING gin (about);
CREATE INDEX visits_day_id ON visits (day, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_products ON visits USING gin (products);
CREATE INDEX visits_at_id ON visits (at, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_tags ON visits USING gin (tags);
CREATE INDEX visits_created_at_id ON visits (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_owner_id_day_id ON visits (owner_id, day, id);
CREATE INDEX visits_deleted_at ON visits (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE visit_samples (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  visit_id uuid,
  product_id uuid,
  label text,
  quantity bigint,
  lot text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX visit_samples_visit_id_id ON visit_samples (visit_id, id) WHERE visit_id IS NOT NULL;
CREATE INDEX visit_samples_product_id_id ON visit_samples (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX visit_samples_created_at_id ON visit_samples (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX visit_samples_deleted_at ON visit_samples (deleted_at) WHERE deleted_at IS NOT NULL;

-- Who signed the report of a visit, and what was shown to them, word for word; `digest` of the visit is that of this text.
CREATE TABLE visit_signature (
  visit_id uuid PRIMARY KEY,
  name text NOT NULL,
  strokes text,
  shown text NOT NULL,
  at timestamptz NOT NULL
);
