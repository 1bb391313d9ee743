-- What people ask for by right.
CREATE TABLE privacy_requests (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text COLLATE "und-x-icu",
  person_id uuid,
  kind text,
  received_on date,
  via text,
  identity text,
  words text,
  due_on date,
  extended_because text,
  state text,
  closed_at timestamptz,
  done text,
  proof text,
  closed boolean,
  remind_at timestamptz,
  owner_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX privacy_requests_title_id ON privacy_requests (title, id) WHERE deleted_at IS NULL;
CREATE INDEX privacy_requests_person_id_id ON privacy_requests (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX privacy_requests_received_on_id ON privacy_requests (received_on, id) WHERE deleted_at IS NULL;
CREATE INDEX privacy_requests_due_on_id ON privacy_requests (due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX privacy_requests_closed_at_id ON privacy_requests (closed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX privacy_requests_owner_id_id ON privacy_requests (owner_id, id) WHERE deleted_at IS NULL;
CREATE INDEX privacy_requests_created_at_id ON privacy_requests (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX privacy_requests_deleted_at ON privacy_requests (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX privacy_requests_remind_at ON privacy_requests (remind_at) WHERE closed IS NOT TRUE AND deleted_at IS NULL;
