-- How much speaks for a lead, as the rules of scoring say it: it stands on the person, so that lists can sort and ask by it.
ALTER TABLE people ADD COLUMN score bigint;
CREATE INDEX people_score_id ON people (score, id) WHERE deleted_at IS NULL;
