-- Who works when and is good at what, to whom a form gives its leads, and what became of each that was given.
ALTER TABLE lead_forms
  ADD COLUMN skills uuid[],
  ADD COLUMN touch_within bigint,
  ADD COLUMN passes bigint;
CREATE INDEX lead_forms_skills ON lead_forms USING gin (skills);

CREATE TABLE rotas (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  users uuid[],
  team_id uuid,
  days text[],
  begins text,
  ends text,
  time_zone text,
  away_until date,
  skills uuid[],
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX rotas_lower_name_unique ON rotas (lower(name)) WHERE deleted_at IS NULL;
CREATE INDEX rotas_name_id ON rotas (name, id) WHERE deleted_at IS NULL;
CREATE INDEX rotas_users ON rotas USING gin (users);
CREATE INDEX rotas_team_id_id ON rotas (team_id, id) WHERE team_id IS NOT NULL;
CREATE INDEX rotas_skills ON rotas USING gin (skills);
CREATE INDEX rotas_created_at_id ON rotas (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX rotas_deleted_at ON rotas (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE lead_assignments (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  title text COLLATE "und-x-icu",
  person_id uuid,
  form_id uuid,
  to_id uuid,
  why text,
  turn bigint,
  given_at timestamptz,
  touch_by timestamptz,
  outcome text,
  touched_at timestamptz,
  minutes bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX lead_assignments_person_id_id ON lead_assignments (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX lead_assignments_form_id_id ON lead_assignments (form_id, id) WHERE form_id IS NOT NULL;
CREATE INDEX lead_assignments_to_id_id ON lead_assignments (to_id, id) WHERE to_id IS NOT NULL;
CREATE INDEX lead_assignments_given_at_id ON lead_assignments (given_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_assignments_due ON lead_assignments (touch_by) WHERE outcome IS NULL AND touch_by IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_assignments_created_at_id ON lead_assignments (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_assignments_deleted_at ON lead_assignments (deleted_at) WHERE deleted_at IS NOT NULL;
