CREATE TABLE custom_records (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  one text,
  many text,
  words text,
  key text,
  plural_key text,
  icon text,
  color text,
  title_label text,
  board_by text,
  menu_group text,
  position numeric,
  state text,
  stored_as text,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX custom_records_position_id ON custom_records (position, id) WHERE deleted_at IS NULL;
CREATE INDEX custom_records_created_at_id ON custom_records (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX custom_records_deleted_at ON custom_records (deleted_at) WHERE deleted_at IS NOT NULL;

-- Also of what was deleted: what the ledger says under a name is of one kind of record for ever.
CREATE UNIQUE INDEX custom_records_key ON custom_records (lower(key));
CREATE UNIQUE INDEX custom_records_plural_key ON custom_records (lower(plural_key));
CREATE UNIQUE INDEX custom_records_stored_as ON custom_records (stored_as);
