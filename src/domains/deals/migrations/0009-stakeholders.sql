-- How somebody in a deal stands to it, whom there they report to and on whom they have influence.
ALTER TABLE deal_people ADD COLUMN stance text, ADD COLUMN reports_to_id uuid, ADD COLUMN influences uuid[];
CREATE INDEX deal_people_reports_to_id_id ON deal_people (reports_to_id, id) WHERE reports_to_id IS NOT NULL;
CREATE INDEX deal_people_influences ON deal_people USING gin (influences) WHERE influences IS NOT NULL;

-- A deal says who decides about it, so that lists find it: kept from its people.
ALTER TABLE deals ADD COLUMN deciders uuid[], ADD COLUMN champions uuid[], ADD COLUMN blockers uuid[];
UPDATE deals SET deciders = told.deciders, champions = told.champions, blockers = told.blockers
FROM (
  SELECT deal_id,
    array_agg(DISTINCT person_id) FILTER (WHERE role = 'decider') AS deciders,
    array_agg(DISTINCT person_id) FILTER (WHERE role = 'champion') AS champions,
    array_agg(DISTINCT person_id) FILTER (WHERE role = 'blocker') AS blockers
  FROM deal_people WHERE deleted_at IS NULL AND role IN ('decider', 'champion', 'blocker') GROUP BY deal_id
) AS told
WHERE deals.id = told.deal_id;
CREATE INDEX deals_deciders ON deals USING gin (deciders) WHERE deciders IS NOT NULL;
CREATE INDEX deals_champions ON deals USING gin (champions) WHERE champions IS NOT NULL;
CREATE INDEX deals_blockers ON deals USING gin (blockers) WHERE blockers IS NOT NULL;
