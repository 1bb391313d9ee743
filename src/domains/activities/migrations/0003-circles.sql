-- E-mails that several share.
ALTER TABLE emails ADD COLUMN circle_id uuid;
CREATE INDEX emails_circle_id_id ON emails (circle_id, id) WHERE circle_id IS NOT NULL;
