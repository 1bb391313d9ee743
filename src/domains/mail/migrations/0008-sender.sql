-- Through which mailbox Farley's own mails leave: one at most.
ALTER TABLE mailboxes ADD COLUMN sends_ours boolean;
CREATE UNIQUE INDEX mailboxes_sends_ours ON mailboxes (sends_ours) WHERE sends_ours AND deleted_at IS NULL;
