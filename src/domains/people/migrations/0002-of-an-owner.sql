-- Whether a link leads to something of mine is asked of what is in the bin as well.
DROP INDEX people_owner_id_name_id;
CREATE INDEX people_owner_id_name_id ON people (owner_id, name, id);
DROP INDEX companies_owner_id_name_id;
CREATE INDEX companies_owner_id_name_id ON companies (owner_id, name, id);
DROP INDEX households_owner_id_name_id;
CREATE INDEX households_owner_id_name_id ON households (owner_id, name, id);
