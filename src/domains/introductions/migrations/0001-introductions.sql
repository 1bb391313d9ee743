-- Who was introduced to whom, and the signs that they deal with each other directly.
CREATE TABLE introductions (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  company_id uuid,
  person_id uuid,
  principal_id uuid,
  introduced_on date,
  protected_until date,
  agreement text,
  deal_id uuid,
  unanswered bigint,
  noticed_at timestamptz,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX introductions_name_id ON introductions (name, id) WHERE deleted_at IS NULL;
CREATE INDEX introductions_company_id_id ON introductions (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX introductions_person_id_id ON introductions (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX introductions_principal_id_id ON introductions (principal_id, id) WHERE principal_id IS NOT NULL;
CREATE INDEX introductions_introduced_on_id ON introductions (introduced_on, id) WHERE deleted_at IS NULL;
CREATE INDEX introductions_protected_until_id ON introductions (protected_until, id) WHERE deleted_at IS NULL;
CREATE INDEX introductions_deal_id_id ON introductions (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX introductions_unanswered_id ON introductions (unanswered, id) WHERE deleted_at IS NULL;
CREATE INDEX introductions_noticed_at_id ON introductions (noticed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX introductions_tags ON introductions USING gin (tags);
CREATE INDEX introductions_created_at_id ON introductions (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX introductions_owner_id_introduced_on_id ON introductions (owner_id, introduced_on, id);
CREATE INDEX introductions_deleted_at ON introductions (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE direct_dealings (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  introduction_id uuid,
  sign text,
  at timestamptz,
  note text,
  email_id uuid,
  order_id uuid,
  deal_id uuid,
  answer text,
  task_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX direct_dealings_introduction_id_id ON direct_dealings (introduction_id, id) WHERE introduction_id IS NOT NULL;
CREATE INDEX direct_dealings_at_id ON direct_dealings (at, id) WHERE deleted_at IS NULL;
CREATE INDEX direct_dealings_email_id_id ON direct_dealings (email_id, id) WHERE email_id IS NOT NULL;
CREATE INDEX direct_dealings_order_id_id ON direct_dealings (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX direct_dealings_deal_id_id ON direct_dealings (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX direct_dealings_task_id_id ON direct_dealings (task_id, id) WHERE task_id IS NOT NULL;
CREATE INDEX direct_dealings_created_at_id ON direct_dealings (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX direct_dealings_deleted_at ON direct_dealings (deleted_at) WHERE deleted_at IS NOT NULL;
-- The same sign is noticed once, also after it went to the bin.
CREATE UNIQUE INDEX direct_dealings_sign_once ON direct_dealings (introduction_id, coalesce(email_id, order_id, deal_id))
  WHERE coalesce(email_id, order_id, deal_id) IS NOT NULL;
