-- Types of fields that are being changed: from which column into which, up to which row, and whether the new one is in use.
CREATE TABLE retype (
  field uuid PRIMARY KEY,
  source text NOT NULL,
  target text NOT NULL,
  after uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  filled boolean NOT NULL DEFAULT false,
  swapped_at timestamptz
);
-- Records that somebody wrote meanwhile, so that they are converted anew.
CREATE TABLE retype_due (
  field uuid NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (field, id)
);

CREATE FUNCTION retype_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO retype_due (field, id) VALUES (TG_ARGV[0]::uuid, NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE FUNCTION retype_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM retype_due WHERE field = TG_ARGV[0]::uuid AND id = NEW.id;
  RETURN NULL;
END $$;
