-- Who shares something that is nobody's alone: colleagues, and teams with all who are in them. What is shared bears the id.
CREATE TABLE circle (
  id uuid NOT NULL,
  user_id uuid,
  team_id uuid,
  CHECK ((user_id IS NULL) <> (team_id IS NULL)),
  UNIQUE NULLS NOT DISTINCT (id, user_id, team_id)
);
CREATE INDEX circle_user ON circle (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX circle_team ON circle (team_id) WHERE team_id IS NOT NULL;
