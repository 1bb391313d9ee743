-- A mailbox may be shared by colleagues, or by a team.
ALTER TABLE mailboxes ADD COLUMN people uuid[], ADD COLUMN team_id uuid, ADD COLUMN circle_id uuid;
CREATE INDEX mailboxes_people ON mailboxes USING gin (people);
CREATE INDEX mailboxes_team_id_id ON mailboxes (team_id, id) WHERE team_id IS NOT NULL;
CREATE INDEX mailboxes_circle_id_id ON mailboxes (circle_id, id) WHERE circle_id IS NOT NULL;
CREATE INDEX mail_message_mailbox ON mail_message (mailbox_id, email_id);

-- Each mailbox that is there is its owner's.
INSERT INTO circle (id, user_id) SELECT id, owner_id FROM mailboxes WHERE deleted_at IS NULL AND owner_id IS NOT NULL;
