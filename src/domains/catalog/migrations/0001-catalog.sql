CREATE TABLE products (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  code text COLLATE "und-x-icu",
  family text,
  price numeric(19,4),
  price_currency text,
  price_base numeric(19,4),
  cost numeric(19,4),
  cost_currency text,
  cost_base numeric(19,4),
  unit text,
  active boolean,
  description text,
  tags uuid[],
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX products_name_id ON products (name, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX products_lower_code_unique ON products (lower(code)) WHERE deleted_at IS NULL;
CREATE INDEX products_code_id ON products (code, id) WHERE deleted_at IS NULL;
CREATE INDEX products_family_id ON products (family, id) WHERE deleted_at IS NULL;
CREATE INDEX products_price_base_id ON products (price_base, id) WHERE deleted_at IS NULL;
CREATE INDEX products_tags ON products USING gin (tags);
CREATE INDEX products_created_at_id ON products (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_deleted_at ON products (deleted_at) WHERE deleted_at IS NOT NULL;
