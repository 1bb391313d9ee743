-- Whether a link leads to something of mine is asked of what is in the bin as well.
DROP INDEX notes_owner_id_happened_at_id;
CREATE INDEX notes_owner_id_happened_at_id ON notes (owner_id, happened_at, id);
DROP INDEX tasks_owner_id_due_at_id;
CREATE INDEX tasks_owner_id_due_at_id ON tasks (owner_id, due_at, id);
DROP INDEX calls_owner_id_started_at_id;
CREATE INDEX calls_owner_id_started_at_id ON calls (owner_id, started_at, id);
DROP INDEX meetings_owner_id_starts_at_id;
CREATE INDEX meetings_owner_id_starts_at_id ON meetings (owner_id, starts_at, id);
DROP INDEX emails_owner_id_sent_at_id;
CREATE INDEX emails_owner_id_sent_at_id ON emails (owner_id, sent_at, id);
DROP INDEX files_owner_id_added_at_id;
CREATE INDEX files_owner_id_added_at_id ON files (owner_id, added_at, id);
