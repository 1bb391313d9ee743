CREATE TABLE custom_fields (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  of text,
  key text,
  label text,
  type text,
  links_to text,
  whole_numbers boolean,
  options text,
  help text,
  section text,
  required boolean,
  no_two_alike boolean,
  searchable boolean,
  sortable boolean,
  sensitivity text,
  initial text,
  position numeric,
  state text,
  stored_as text,
  indexes text[],
  trouble text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX custom_fields_position_id ON custom_fields (position, id) WHERE deleted_at IS NULL;
CREATE INDEX custom_fields_created_at_id ON custom_fields (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX custom_fields_deleted_at ON custom_fields (deleted_at) WHERE deleted_at IS NOT NULL;

-- Also of what was deleted: what the ledger says under a name is of one field for ever.
CREATE UNIQUE INDEX custom_fields_of_key ON custom_fields (of, lower(key));
CREATE UNIQUE INDEX custom_fields_of_stored_as ON custom_fields (of, stored_as);
