-- The day from which an open deal is idle: its stage's days have passed since it was made, moved or spoken of.
ALTER TABLE deals ADD COLUMN idle_on date;
UPDATE deals SET idle_on = (greatest(deals.last_contact_at, deals.stage_since, deals.created_at) AT TIME ZONE coalesce((SELECT time_zone FROM workspaces LIMIT 1), 'UTC'))::date + stages.idle_days::integer + 1
FROM stages
WHERE stages.id = deals.stage_id AND stages.idle_days IS NOT NULL AND deals.status = 'open';
CREATE INDEX deals_idle_on_id ON deals (idle_on, id) WHERE deleted_at IS NULL;
