-- The era of the ledger in which a letter was let go: what comes back by a restore may have left long ago, and is held.
ALTER TABLE mail_letter ADD COLUMN era integer NOT NULL DEFAULT 0;
