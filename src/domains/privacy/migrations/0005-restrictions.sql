-- Of whom what is known is only kept, why and until when.
CREATE TABLE restrictions (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text COLLATE "und-x-icu",
  person_id uuid,
  reason text,
  words text,
  until date,
  state text,
  told_on date,
  notice text,
  lifted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX restrictions_title_id ON restrictions (title, id) WHERE deleted_at IS NULL;
CREATE INDEX restrictions_person_id_id ON restrictions (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX restrictions_lifted_at_id ON restrictions (lifted_at, id) WHERE deleted_at IS NULL;
CREATE INDEX restrictions_created_at_id ON restrictions (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX restrictions_deleted_at ON restrictions (deleted_at) WHERE deleted_at IS NOT NULL;
