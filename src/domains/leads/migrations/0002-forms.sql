-- Forms by which people come to us, and each time that somebody came.
CREATE TABLE lead_forms (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  key text,
  closed boolean,
  heading text,
  about text,
  asks text[],
  needs text[],
  purpose_id uuid,
  consent_words text,
  thanks text,
  source text,
  campaign text,
  owner_id uuid,
  team_id uuid,
  capacity bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX lead_forms_lower_name_unique ON lead_forms (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX lead_forms_name_id ON lead_forms (name, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX lead_forms_lower_key_unique ON lead_forms (lower(key)) WHERE deleted_at IS NULL;
CREATE INDEX lead_forms_purpose_id_id ON lead_forms (purpose_id, id) WHERE purpose_id IS NOT NULL;
CREATE INDEX lead_forms_team_id_id ON lead_forms (team_id, id) WHERE team_id IS NOT NULL;
CREATE INDEX lead_forms_created_at_id ON lead_forms (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_forms_deleted_at ON lead_forms (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE lead_arrivals (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text COLLATE "und-x-icu",
  person_id uuid,
  form_id uuid,
  form_version bigint,
  arrived_at timestamptz,
  source text,
  campaign text,
  was_known boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX lead_arrivals_title_id ON lead_arrivals (title, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_arrivals_person_id_id ON lead_arrivals (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX lead_arrivals_form_id_id ON lead_arrivals (form_id, id) WHERE form_id IS NOT NULL;
CREATE INDEX lead_arrivals_arrived_at_id ON lead_arrivals (arrived_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_arrivals_created_at_id ON lead_arrivals (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_arrivals_deleted_at ON lead_arrivals (deleted_at) WHERE deleted_at IS NOT NULL;
