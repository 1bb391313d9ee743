-- In which territory a company or a person lies, and whether the rules leave it there.
ALTER TABLE companies ADD COLUMN territory_id uuid, ADD COLUMN territory_fixed boolean;
CREATE INDEX companies_territory_id_id ON companies (territory_id, id) WHERE territory_id IS NOT NULL;
ALTER TABLE people ADD COLUMN territory_id uuid, ADD COLUMN territory_fixed boolean;
CREATE INDEX people_territory_id_id ON people (territory_id, id) WHERE territory_id IS NOT NULL;
