ALTER TABLE products
  ADD COLUMN category_id uuid,
  ADD COLUMN billing text,
  ADD COLUMN minimum_months bigint,
  ADD COLUMN setup_fee numeric(19,4),
  ADD COLUMN setup_fee_currency text,
  ADD COLUMN setup_fee_base numeric(19,4),
  ADD COLUMN tax_class_id uuid,
  ADD COLUMN bundle_price text,
  ADD COLUMN image_id uuid;
CREATE INDEX products_category_id_id ON products (category_id, id) WHERE category_id IS NOT NULL;
CREATE INDEX products_tax_class_id_id ON products (tax_class_id, id) WHERE tax_class_id IS NOT NULL;
-- What was sold before is sold once, and a bundle has a price of its own.
UPDATE products SET billing = 'once', bundle_price = 'own';

CREATE TABLE product_categories (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  within_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX product_categories_lower_name_unique ON product_categories (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX product_categories_name_id ON product_categories (name, id) WHERE deleted_at IS NULL;
CREATE INDEX product_categories_within_id_id ON product_categories (within_id, id) WHERE within_id IS NOT NULL;
CREATE INDEX product_categories_created_at_id ON product_categories (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX product_categories_deleted_at ON product_categories (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE tax_classes (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  position numeric,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX tax_classes_lower_name_unique ON tax_classes (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX tax_classes_name_id ON tax_classes (name, id) WHERE deleted_at IS NULL;
CREATE INDEX tax_classes_created_at_id ON tax_classes (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tax_classes_deleted_at ON tax_classes (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE tax_rates (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  tax_class_id uuid,
  country text COLLATE "und-x-icu",
  rate numeric(7,4),
  valid_from date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX tax_rates_tax_class_id_id ON tax_rates (tax_class_id, id) WHERE tax_class_id IS NOT NULL;
CREATE INDEX tax_rates_country_id ON tax_rates (country, id) WHERE deleted_at IS NULL;
CREATE INDEX tax_rates_valid_from_id ON tax_rates (valid_from, id) WHERE deleted_at IS NULL;
CREATE INDEX tax_rates_created_at_id ON tax_rates (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tax_rates_deleted_at ON tax_rates (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE bundle_parts (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  bundle_id uuid,
  product_id uuid,
  label text,
  quantity numeric,
  optional boolean,
  position numeric,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX bundle_parts_bundle_id_id ON bundle_parts (bundle_id, id) WHERE bundle_id IS NOT NULL;
CREATE INDEX bundle_parts_product_id_id ON bundle_parts (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX bundle_parts_position_id ON bundle_parts (position, id) WHERE deleted_at IS NULL;
CREATE INDEX bundle_parts_created_at_id ON bundle_parts (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX bundle_parts_deleted_at ON bundle_parts (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE price_books (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  currency text,
  valid_from date,
  valid_until date,
  priority bigint,
  includes_tax boolean,
  companies uuid[],
  segment text,
  active boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX price_books_lower_name_unique ON price_books (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX price_books_name_id ON price_books (name, id) WHERE deleted_at IS NULL;
CREATE INDEX price_books_companies ON price_books USING gin (companies);
CREATE INDEX price_books_created_at_id ON price_books (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX price_books_deleted_at ON price_books (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE price_entries (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  book_id uuid,
  product_id uuid,
  label text,
  price numeric(19,4),
  price_currency text,
  price_base numeric(19,4),
  tiers text,
  tier_mode text,
  setup_fee numeric(19,4),
  setup_fee_currency text,
  setup_fee_base numeric(19,4),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX price_entries_book_id_id ON price_entries (book_id, id) WHERE book_id IS NOT NULL;
CREATE INDEX price_entries_product_id_id ON price_entries (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX price_entries_created_at_id ON price_entries (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX price_entries_deleted_at ON price_entries (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE UNIQUE INDEX price_entries_book_id_product_id_unique ON price_entries (book_id, product_id) WHERE deleted_at IS NULL;
