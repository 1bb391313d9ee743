CREATE TABLE pipelines (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  position numeric,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX pipelines_name_id ON pipelines (name, id) WHERE deleted_at IS NULL;
CREATE INDEX pipelines_position_id ON pipelines (position, id) WHERE deleted_at IS NULL;
CREATE INDEX pipelines_created_at_id ON pipelines (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX pipelines_deleted_at ON pipelines (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE stages (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  pipeline_id uuid,
  position numeric,
  probability numeric(7,4),
  idle_days bigint,
  requires text[],
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX stages_name_id ON stages (name, id) WHERE deleted_at IS NULL;
CREATE INDEX stages_pipeline_id_id ON stages (pipeline_id, id) WHERE pipeline_id IS NOT NULL;
CREATE INDEX stages_position_id ON stages (position, id) WHERE deleted_at IS NULL;
CREATE INDEX stages_created_at_id ON stages (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX stages_deleted_at ON stages (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE deals (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  company_id uuid,
  amount numeric(19,4),
  amount_currency text,
  amount_base numeric(19,4),
  pipeline_id uuid,
  stage_id uuid,
  status text,
  opened_on date,
  close_on date,
  closed_at timestamptz,
  loss_reason text,
  source text,
  description text,
  probability numeric(7,4),
  stage_since timestamptz,
  next_step text,
  next_step_at timestamptz,
  last_contact_at timestamptz,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX deals_name_id ON deals (name, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_company_id_id ON deals (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX deals_amount_base_id ON deals (amount_base, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_pipeline_id_id ON deals (pipeline_id, id) WHERE pipeline_id IS NOT NULL;
CREATE INDEX deals_stage_id_id ON deals (stage_id, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_opened_on_id ON deals (opened_on, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_close_on_id ON deals (close_on, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_closed_at_id ON deals (closed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_next_step_at_id ON deals (next_step_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_last_contact_at_id ON deals (last_contact_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_tags ON deals USING gin (tags);
CREATE INDEX deals_created_at_id ON deals (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_owner_id_created_at_id ON deals (owner_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deals_deleted_at ON deals (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE deal_people (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  deal_id uuid,
  person_id uuid,
  role text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX deal_people_deal_id_id ON deal_people (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX deal_people_person_id_id ON deal_people (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX deal_people_created_at_id ON deal_people (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_people_deleted_at ON deal_people (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE deal_lines (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  deal_id uuid,
  product_id uuid,
  label text,
  quantity numeric,
  price numeric(19,4),
  price_currency text,
  price_base numeric(19,4),
  discount numeric(7,4),
  position numeric,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX deal_lines_deal_id_id ON deal_lines (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX deal_lines_product_id_id ON deal_lines (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX deal_lines_position_id ON deal_lines (position, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_lines_created_at_id ON deal_lines (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_lines_deleted_at ON deal_lines (deleted_at) WHERE deleted_at IS NOT NULL;
