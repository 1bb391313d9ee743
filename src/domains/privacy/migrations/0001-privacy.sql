CREATE TABLE purposes (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  words text,
  channels text[],
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX purposes_lower_name_unique ON purposes (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX purposes_name_id ON purposes (name, id) WHERE deleted_at IS NULL;
CREATE INDEX purposes_created_at_id ON purposes (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX purposes_deleted_at ON purposes (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE consents (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text COLLATE "und-x-icu",
  person_id uuid,
  purpose_id uuid,
  channel text,
  state text,
  since timestamptz,
  how text,
  basis text,
  words text,
  source text,
  file_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX consents_title_id ON consents (title, id) WHERE deleted_at IS NULL;
CREATE INDEX consents_person_id_id ON consents (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX consents_purpose_id_id ON consents (purpose_id, id) WHERE purpose_id IS NOT NULL;
CREATE INDEX consents_since_id ON consents (since, id) WHERE deleted_at IS NULL;
CREATE INDEX consents_created_at_id ON consents (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX consents_deleted_at ON consents (deleted_at) WHERE deleted_at IS NOT NULL;
