ALTER TABLE teams ADD COLUMN lead_id uuid;
CREATE INDEX teams_lead_id_id ON teams (lead_id, id) WHERE lead_id IS NOT NULL;
