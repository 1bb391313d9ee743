CREATE TABLE quotes (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  number text COLLATE "und-x-icu",
  edition bigint,
  deal_id uuid,
  company_id uuid,
  contact_id uuid,
  currency text,
  total numeric(19,4),
  total_currency text,
  total_base numeric(19,4),
  status text,
  valid_until date,
  terms text,
  made_from_id uuid,
  sent_at timestamptz,
  decided_at timestamptz,
  accepted_by text,
  accepted_from text,
  digest text,
  decline_reason text,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX quotes_name_id ON quotes (name, id) WHERE deleted_at IS NULL;
CREATE INDEX quotes_number_id ON quotes (number, id) WHERE deleted_at IS NULL;
CREATE INDEX quotes_deal_id_id ON quotes (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX quotes_company_id_id ON quotes (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX quotes_contact_id_id ON quotes (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE INDEX quotes_total_base_id ON quotes (total_base, id) WHERE deleted_at IS NULL;
CREATE INDEX quotes_valid_until_id ON quotes (valid_until, id) WHERE deleted_at IS NULL;
CREATE INDEX quotes_made_from_id_id ON quotes (made_from_id, id) WHERE made_from_id IS NOT NULL;
CREATE INDEX quotes_sent_at_id ON quotes (sent_at, id) WHERE deleted_at IS NULL;
CREATE INDEX quotes_decided_at_id ON quotes (decided_at, id) WHERE deleted_at IS NULL;
CREATE INDEX quotes_tags ON quotes USING gin (tags);
CREATE INDEX quotes_created_at_id ON quotes (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX quotes_owner_id_created_at_id ON quotes (owner_id, created_at, id);
CREATE INDEX quotes_deleted_at ON quotes (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE quote_lines (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  quote_id uuid,
  product_id uuid,
  label text,
  quantity numeric,
  price numeric(19,4),
  price_currency text,
  price_base numeric(19,4),
  discount numeric(7,4),
  discount_amount numeric(19,4),
  discount_amount_currency text,
  discount_amount_base numeric(19,4),
  billing text,
  months bigint,
  setup_fee numeric(19,4),
  setup_fee_currency text,
  setup_fee_base numeric(19,4),
  optional boolean,
  tax_rate numeric(7,4),
  tax_included boolean,
  cost numeric(19,4),
  cost_currency text,
  cost_base numeric(19,4),
  steps text,
  price_reason text,
  position numeric,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX quote_lines_quote_id_id ON quote_lines (quote_id, id) WHERE quote_id IS NOT NULL;
CREATE INDEX quote_lines_product_id_id ON quote_lines (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX quote_lines_position_id ON quote_lines (position, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_lines_created_at_id ON quote_lines (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_lines_deleted_at ON quote_lines (deleted_at) WHERE deleted_at IS NOT NULL;

-- The last number that a quote of a year was given.
CREATE TABLE quote_number (
  year integer PRIMARY KEY,
  last integer NOT NULL
);

-- What was sent, word for word; `digest` of the quote is that of this text.
CREATE TABLE quote_sent (
  quote_id uuid PRIMARY KEY,
  offer text NOT NULL,
  sent_at timestamptz NOT NULL DEFAULT now()
);

-- A link by which a customer sees a quote and answers it; only the digest of its secret is kept.
CREATE TABLE quote_link (
  id uuid PRIMARY KEY,
  hash bytea NOT NULL UNIQUE,
  quote_id uuid NOT NULL,
  made_by uuid,
  made_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX quote_link_quote ON quote_link (quote_id, made_at DESC);
