-- Whether a link leads to something of mine is asked of what is in the bin as well.
DROP INDEX views_owner_id_name_id;
CREATE INDEX views_owner_id_name_id ON views (owner_id, name, id);
