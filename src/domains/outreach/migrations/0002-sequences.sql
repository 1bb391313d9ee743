-- Steps that are taken with somebody, one after the other.
CREATE TABLE sequences (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  about text,
  purpose_id uuid,
  stop_outcomes text[],
  closed boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX sequences_name_id ON sequences (name, id) WHERE deleted_at IS NULL;
CREATE INDEX sequences_purpose_id_id ON sequences (purpose_id, id) WHERE purpose_id IS NOT NULL;
CREATE INDEX sequences_created_at_id ON sequences (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX sequences_deleted_at ON sequences (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE sequence_versions (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text,
  sequence_id uuid,
  number bigint,
  steps text,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX sequence_versions_sequence_id_id ON sequence_versions (sequence_id, id) WHERE sequence_id IS NOT NULL;
CREATE INDEX sequence_versions_created_at_id ON sequence_versions (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX sequence_versions_deleted_at ON sequence_versions (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE enrolments (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text,
  sequence_id uuid,
  person_id uuid,
  seller_id uuid,
  state text,
  stopped text,
  step bigint,
  revision bigint,
  due_at timestamptz,
  task_id uuid,
  skip_reason text,
  ended_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX enrolments_sequence_id_id ON enrolments (sequence_id, id) WHERE sequence_id IS NOT NULL;
CREATE INDEX enrolments_person_id_id ON enrolments (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX enrolments_seller_id_id ON enrolments (seller_id, id) WHERE seller_id IS NOT NULL;
CREATE INDEX enrolments_task_id_id ON enrolments (task_id, id) WHERE task_id IS NOT NULL;
CREATE INDEX enrolments_due_at_id ON enrolments (due_at, id) WHERE deleted_at IS NULL;
CREATE INDEX enrolments_ended_at_id ON enrolments (ended_at, id) WHERE deleted_at IS NULL;
CREATE INDEX enrolments_active ON enrolments (person_id) WHERE state = 'active' AND deleted_at IS NULL;
CREATE INDEX enrolments_created_at_id ON enrolments (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX enrolments_deleted_at ON enrolments (deleted_at) WHERE deleted_at IS NOT NULL;
