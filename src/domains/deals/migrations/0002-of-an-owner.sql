-- Whether a link leads to something of mine is asked of what is in the bin as well.
DROP INDEX deals_owner_id_created_at_id;
CREATE INDEX deals_owner_id_created_at_id ON deals (owner_id, created_at, id);
