-- What speaks for or against a lead, as the company sees it.
CREATE TABLE score_rules (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  asks text,
  condition text,
  points bigint,
  within bigint,
  half_life bigint,
  active boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX score_rules_lower_name_unique ON score_rules (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX score_rules_name_id ON score_rules (name, id) WHERE deleted_at IS NULL;
CREATE INDEX score_rules_points_id ON score_rules (points, id) WHERE deleted_at IS NULL;
CREATE INDEX score_rules_created_at_id ON score_rules (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX score_rules_deleted_at ON score_rules (deleted_at) WHERE deleted_at IS NOT NULL;

-- Leads who are to be scored anew.
CREATE TABLE lead_score_due (
  person_id uuid PRIMARY KEY
);

-- Of what a lead's score is the sum: the points that a rule gives them now, for what, and when that was.
CREATE TABLE lead_score_reason (
  person_id uuid NOT NULL,
  rule_id uuid NOT NULL,
  points bigint NOT NULL,
  record_id uuid,
  at timestamptz,
  PRIMARY KEY (person_id, rule_id)
);
CREATE INDEX lead_score_reason_record_id ON lead_score_reason (record_id) WHERE record_id IS NOT NULL;
