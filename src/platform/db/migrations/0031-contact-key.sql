-- Whose address or number is this? One address may belong to several.
CREATE TABLE contact_key (
  kind text NOT NULL,
  normal text NOT NULL,
  record text NOT NULL,
  record_id uuid NOT NULL
);
CREATE INDEX contact_key_normal ON contact_key (kind, normal);
CREATE INDEX contact_key_record ON contact_key (record_id);
