-- Texts that e-mails begin with.
CREATE TABLE mail_templates (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  subject text,
  page text,
  owner_id uuid,
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX mail_templates_name_id ON mail_templates (name, id) WHERE deleted_at IS NULL;
CREATE INDEX mail_templates_created_at_id ON mail_templates (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX mail_templates_owner_id_name_id ON mail_templates (owner_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX mail_templates_deleted_at ON mail_templates (deleted_at) WHERE deleted_at IS NOT NULL;
