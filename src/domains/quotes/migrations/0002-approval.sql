ALTER TABLE quotes
  ADD COLUMN approval text,
  ADD COLUMN approvers uuid[],
  ADD COLUMN asked_by_id uuid,
  ADD COLUMN approval_note text;
CREATE INDEX quotes_approvers ON quotes USING gin (approvers);

-- Which quotes must be approved before they are sent, and by whom.
CREATE TABLE approval_rules (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  asks text,
  percent numeric(7,4),
  amount numeric(19,4),
  amount_currency text,
  amount_base numeric(19,4),
  role text,
  own_role_id uuid,
  user_id uuid,
  own boolean,
  active boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX approval_rules_lower_name_unique ON approval_rules (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX approval_rules_name_id ON approval_rules (name, id) WHERE deleted_at IS NULL;
CREATE INDEX approval_rules_own_role_id_id ON approval_rules (own_role_id, id) WHERE own_role_id IS NOT NULL;
CREATE INDEX approval_rules_created_at_id ON approval_rules (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX approval_rules_deleted_at ON approval_rules (deleted_at) WHERE deleted_at IS NOT NULL;

-- Who approved what a rule asks for, and of what exactly: the SHA-256 of the prices that they saw.
CREATE TABLE quote_approval (
  quote_id uuid NOT NULL,
  rule_id uuid NOT NULL,
  digest text NOT NULL,
  approved_by uuid NOT NULL,
  approved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (quote_id, rule_id)
);
